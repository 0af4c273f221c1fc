namespace StaticNet.Training;

/// <summary>
/// What a program wants to do while a trainer trains. The members are called on the thread of <c>Fit</c>, at the boundary between
/// two steps; the callbacks of a trainer in their order. An exception ends the run there, with the network as it is.
/// </summary>
public abstract class TrainingCallback
{
    /// <summary>A run begins or goes on.</summary>
    /// <param name="context">Where the trainer is.</param>
    public virtual void OnBegin(TrainingContext context)
    {
    }

    /// <summary>A step was made or rejected. <see cref="TrainingContext.Progress"/> tells of it.</summary>
    /// <param name="context">Where the trainer is.</param>
    public virtual void OnStep(TrainingContext context)
    {
    }

    /// <summary>An epoch is complete and evaluated.</summary>
    /// <param name="context">Where the trainer is.</param>
    /// <param name="result">What it achieved.</param>
    public virtual void OnEpoch(TrainingContext context, EpochResult result)
    {
    }

    /// <summary>The run has ended, or stopped to go on later; the best weights are back if early stopping restores them.</summary>
    /// <param name="context">Where the trainer is.</param>
    /// <param name="result">What the call of <c>Fit</c> achieved.</param>
    public virtual void OnEnd(TrainingContext context, TrainingResult result)
    {
    }
}
