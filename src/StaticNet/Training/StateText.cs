namespace StaticNet.Training;

/// <summary>A text.</summary>
/// <param name="name">Its name in the state.</param>
/// <param name="get">Reads it.</param>
/// <param name="set">Sets it.</param>
/// <param name="complain">What is wrong with one, a sentence; null if nothing is.</param>
internal sealed class StateText(string name, Func<string> get, Action<string> set, Func<string, string?> complain) : StateValue(name)
{
    public override void Save(TrainingState state) => state.Add(Name, get());

    public override void Check(TrainingState state)
    {
        if (complain(Find(state)) is { } complaint)
            throw new TrainingStateException(complaint);
    }

    public override void Load(TrainingState state) => set(Find(state));

    private string Find(TrainingState state) =>
        state.TryGetText(Name, out string? text) ? text : throw new TrainingStateException($"The state has no text '{Name}'.");
}
