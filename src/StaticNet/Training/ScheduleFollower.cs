namespace StaticNet.Training;

/// <summary>Sets an optimizer's learning rate and momentum as a schedule says, from the schedule's position 0 on.</summary>
/// <param name="optimizer">The optimizer.</param>
/// <param name="position">Where the trainer is.</param>
internal sealed class ScheduleFollower(Optimizer optimizer, RunPosition position)
{
    private long _firstStep;
    private long _firstEpoch;
    private (float Rate, double? Momentum) _own; // without a schedule
    private (float Rate, double? Momentum) _former; // before the last step

    /// <summary>The schedule; null for none.</summary>
    public Schedule? Schedule { get; private set; }

    private (float Rate, double? Momentum) Settings
    {
        get => (optimizer.LearningRate, (optimizer as IMomentumOptimizer)?.Momentum);
        set
        {
            optimizer.LearningRate = value.Rate;
            if (Schedule is { SetsMomentum: true } && value.Momentum is { } momentum)
                ((IMomentumOptimizer)optimizer).Momentum = momentum;
        }
    }

    /// <summary>Begins with a schedule, or gives the optimizer back what it had before there was one. The same one goes on.</summary>
    /// <param name="schedule">The schedule; null for none.</param>
    /// <param name="rateFactor">What rollbacks have lowered the rate by.</param>
    public void Follow(Schedule? schedule, float rateFactor)
    {
        if (schedule == Schedule)
            return;
        if (Schedule is null)
            _own = Settings;
        else
            Settings = (_own.Rate * rateFactor, _own.Momentum);
        (Schedule, _firstStep, _firstEpoch) = (schedule, position.StepCount, position.CompletedEpochs);
    }

    /// <summary>Sets what the next step takes.</summary>
    /// <param name="rateFactor">What rollbacks have lowered the rate by.</param>
    public void Apply(float rateFactor)
    {
        if (Schedule is null)
            return;
        long at = Schedule.Unit == ScheduleUnit.Step ? position.StepCount - _firstStep : position.CompletedEpochs - _firstEpoch;
        float rate = Schedule.GetLearningRate(at) * rateFactor;
        double? momentum = Schedule.GetMomentum(at);
        _former = Settings;
        if (momentum is { } value)
            ((IMomentumOptimizer)optimizer).Momentum = value;
        optimizer.LearningRate = rate;
    }

    /// <summary>Takes back what was set for a step that isn't made.</summary>
    public void TakeBack()
    {
        if (Schedule is not null)
            Settings = _former;
    }

    /// <summary>Adds what is kept in states.</summary>
    /// <param name="map">The map.</param>
    public void AddTo(StateMap map)
    {
        if (Schedule is not { } schedule)
            return;
        map.Add("schedule.scalars", () => schedule.Scalars, isFinite: false);
        map.AddSinceFormat2("schedule.firstStep", () => _firstStep, value => _firstStep = value);
        map.AddSinceFormat2("schedule.firstEpoch", () => _firstEpoch, value => _firstEpoch = value);
    }
}
