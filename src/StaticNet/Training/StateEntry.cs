namespace StaticNet;

/// <summary>One array or text of a <see cref="TrainingState"/>, and where it lives while training runs.</summary>
/// <param name="name">Its name in the state.</param>
internal abstract class StateEntry(string name)
{
    /// <summary>Its name in the state.</summary>
    public string Name => name;

    /// <summary>Adds what there is now to a state.</summary>
    /// <param name="state">The state.</param>
    public abstract void Save(TrainingState state);

    /// <summary>Demands that what a state holds can be loaded; changes nothing.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="TrainingStateException">It can't.</exception>
    public abstract void Check(TrainingState state);

    /// <summary>Takes what a state holds, which was checked.</summary>
    /// <param name="state">The state.</param>
    public abstract void Load(TrainingState state);
}
