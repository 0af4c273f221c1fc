namespace StaticNet.Training;

/// <summary>An entry of a single name: one array, number or text.</summary>
/// <param name="name">Its name in states.</param>
internal abstract class StateValue(string name) : StateEntry
{
    /// <summary>Its name in states.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public override IEnumerable<string> NamesIn(TrainingState state) => [Name];
}
