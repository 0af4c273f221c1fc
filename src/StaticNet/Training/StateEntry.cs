namespace StaticNet.Training;

/// <summary>Something of a trainer that goes into a <see cref="TrainingState"/>, and where it lives while training runs.</summary>
internal abstract class StateEntry
{
    /// <summary>The names that it has in a state.</summary>
    /// <param name="state">The state, of any format that can be loaded.</param>
    public abstract IEnumerable<string> NamesIn(TrainingState state);

    /// <summary>Adds what there is now to a state.</summary>
    /// <param name="state">The state, of the current format.</param>
    public abstract void Save(TrainingState state);

    /// <summary>Demands that what a state holds can be loaded; changes nothing.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="TrainingStateException">It can't.</exception>
    public abstract void Check(TrainingState state);

    /// <summary>Takes what a state holds, which was checked.</summary>
    /// <param name="state">The state.</param>
    public abstract void Load(TrainingState state);
}
