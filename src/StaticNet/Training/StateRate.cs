using System.Globalization;

namespace StaticNet.Training;

/// <summary>A number that is finite and 0 or more, an array of one element.</summary>
/// <param name="name">Its name in the state.</param>
/// <param name="get">Reads it.</param>
/// <param name="set">Sets it.</param>
internal sealed class StateRate(string name, Func<float> get, Action<float> set) : StateValue(name)
{
    public override void Save(TrainingState state) => state.Add<float>(Name, [get()]);

    public override void Check(TrainingState state)
    {
        var found = state.Get<float>(Name);
        if (found.Length != 1)
            throw new TrainingStateException($"'{Name}' of the state has {found.Length} elements; it is one number.");
        if (!(found[0] >= 0 && float.IsFinite(found[0])))
            throw new TrainingStateException(
                $"'{Name}' of the state is {found[0].ToString(CultureInfo.InvariantCulture)}; it must be finite and 0 or more.");
    }

    public override void Load(TrainingState state) => set(state.Get<float>(Name)[0]);
}
