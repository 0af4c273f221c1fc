namespace StaticNet;

/// <content>What becomes of bad steps.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// What to do with a step whose loss or gradients are NaN or infinite: <see cref="NonFinitePolicy.Throw"/> unless set.
    /// Setting it forgets the state that <see cref="NonFinitePolicy.RollBack"/> has saved, as is right after weights were
    /// loaded.
    /// </summary>
    /// <exception cref="ArgumentNullException">There is no policy.</exception>
    public NonFinitePolicy NonFinitePolicy
    {
        get => _guard.NonFinitePolicy;
        set => _guard.NonFinitePolicy = value;
    }

    /// <summary>Which steps of finite, but far too large losses to skip; null, the default, for none. Setting it forgets the losses so far.</summary>
    public LossSpikePolicy? LossSpikePolicy
    {
        get => _guard.LossSpikePolicy;
        set => _guard.LossSpikePolicy = value;
    }

    /// <summary>Called after a step was rejected by a policy that doesn't throw, on the thread of the step.</summary>
    public event Action<BadStep>? StepRejected
    {
        add => _guard.Rejected += value;
        remove => _guard.Rejected -= value;
    }

    /// <summary>The steps that were not made because they were bad or had nothing to learn from, those that were rolled back included, over the trainer's life.</summary>
    public int SkippedSteps => _guard.SkippedSteps;

    /// <summary>The returns to the last good state, over the trainer's life.</summary>
    public int Rollbacks => _guard.Rollbacks;

    /// <summary>Why the last of them was not made; null if there was none.</summary>
    public BadStep? LastBadStep => _guard.LastBadStep;

    /// <summary>What became of the last step.</summary>
    public StepOutcome LastOutcome => _guard.LastOutcome;
}
