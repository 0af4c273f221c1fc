namespace StaticNet.Training;

/// <summary>What a <see cref="TrainingCallback"/> sees of a trainer, and can ask of it.</summary>
public abstract class TrainingContext
{
    private protected TrainingContext()
    {
    }

    /// <summary>The network.</summary>
    public abstract INetwork Network { get; }

    /// <summary>The network's type.</summary>
    public abstract NetworkArchitecture Architecture { get; }

    /// <summary>The optimizer.</summary>
    public abstract Optimizer Optimizer { get; }

    /// <summary>The epochs begun, over the trainer's life.</summary>
    public abstract int EpochCount { get; }

    /// <summary>The steps, rejected ones included, over the trainer's life.</summary>
    public abstract long StepCount { get; }

    /// <summary>The last step of this call of <c>Fit</c>; default before the first.</summary>
    public TrainingProgress Progress { get; internal set; }

    /// <summary>Whether the run was asked to end.</summary>
    public bool IsStopRequested { get; private set; }

    /// <summary>Whether who asked for it wants the best weights.</summary>
    internal bool RestoresBest { get; private set; }

    /// <summary>
    /// Ends this call of <c>Fit</c> before its next step. The network gets its best weights back, as at the end of a run, if
    /// <see cref="EarlyStopping"/> keeps them; another call still goes on with the run from its last ones, unless weights are changed meanwhile.
    /// </summary>
    /// <param name="restoresBest">False to leave the last weights in the network. The last call decides.</param>
    public void RequestStop(bool restoresBest = true)
    {
        IsStopRequested = true;
        RestoresBest = restoresBest;
    }

    /// <summary>Copies everything that training goes on from; see <see cref="Trainer{TNetwork}.SaveState"/>.</summary>
    public abstract TrainingState SaveState();
}
