using System.Globalization;
using System.Numerics;

namespace StaticNet.Training;

/// <summary>An array of fixed length.</summary>
/// <param name="name">Its name in the state.</param>
/// <param name="values">Its elements.</param>
/// <param name="isFinite">Whether each element must be finite.</param>
/// <typeparam name="T">The type of its elements.</typeparam>
internal sealed class StateArray<T>(string name, StateSpan<T> values, bool isFinite) : StateValue(name)
    where T : unmanaged, INumberBase<T>
{
    public override void Save(TrainingState state) => state.Add<T>(Name, values());

    public override void Check(TrainingState state)
    {
        var found = state.Get<T>(Name);
        if (found.Length != values().Length)
            throw new TrainingStateException($"'{Name}' of the state has {found.Length} elements; the trainer's has {values().Length}.");
        for (int i = 0; isFinite && i < found.Length; i++)
            if (!T.IsFinite(found[i]))
                throw new TrainingStateException(
                    $"'{Name}' of the state is {found[i].ToString(null, CultureInfo.InvariantCulture)} at {i}; every element must be finite.");
    }

    public override void Load(TrainingState state) => state.Get<T>(Name).CopyTo(values());
}
