namespace StaticNet.Training;

/// <summary>A whole number within limits, an array of one element.</summary>
/// <param name="name">Its name in the state.</param>
/// <param name="get">Reads it.</param>
/// <param name="set">Sets it.</param>
/// <param name="least">The least it can be.</param>
/// <param name="most">The most it can be.</param>
/// <param name="isSinceFormat2">Whether states of the first format don't have it, where it was 0.</param>
internal sealed class StateNumber(string name, Func<long> get, Action<long> set, long least, long most, bool isSinceFormat2 = false) : StateValue(name)
{
    public override void Save(TrainingState state) => state.Add<long>(Name, [get()]);

    public override void Check(TrainingState state)
    {
        if (IsMissing(state))
            return;
        var found = state.Get<long>(Name);
        if (found.Length != 1)
            throw new TrainingStateException($"'{Name}' of the state has {found.Length} elements; it is one number.");
        if (found[0] < least || found[0] > most)
            throw new TrainingStateException($"'{Name}' of the state is {found[0]}; it must be in [{least}, {most}].");
    }

    public override void Load(TrainingState state) => set(IsMissing(state) ? 0 : state.Get<long>(Name)[0]);

    private bool IsMissing(TrainingState state) => isSinceFormat2 && StateFormat.IsFirst(state) && !state.Arrays.ContainsKey(Name);
}
