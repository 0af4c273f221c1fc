namespace StaticNet.Training;

/// <summary>
/// Saves the state of training from time to time: what to save to is up to a delegate. States are copies; a slow delegate holds training up.
/// A state that couldn't be loaded, such as one whose last step ruined the weights, isn't saved: it waits for the next step, where
/// <see cref="NonFinitePolicy"/> decides what becomes of the run.
/// </summary>
/// <param name="save">
/// Receives the state, the steps over the trainer's life, and what is watched of the epoch that has just ended, at the end that of the epoch whose
/// weights came back (<see cref="EpochResult.Score"/>; null within an epoch).
/// </param>
public sealed class CheckpointCallback(Action<TrainingState, long, double?> save) : TrainingCallback
{
    private readonly Action<TrainingState, long, double?> _save = save ?? throw new ArgumentNullException(nameof(save));
    private long _savedStep = -1;
    private long _savedTime;
    private bool _isDue;

    /// <summary>The steps from one state to the next; 0, the default, for none within epochs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long EverySteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(EverySteps));
            field = value;
        }
    }

    /// <summary>The time from one state to the first step that makes the next; null, the default, for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't positive.</exception>
    public TimeSpan? Every
    {
        get;
        init
        {
            if (value is { } time)
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(Every));
            field = value;
        }
    }

    /// <summary>Whether to save after each epoch. Default true.</summary>
    public bool EveryEpoch { get; init; } = true;

    /// <summary>Whether to save at the end of a call of <c>Fit</c>, cancelled or not, unless that state was just saved or nothing was done. Default true.</summary>
    public bool AtEnd { get; init; } = true;

    /// <summary>The clock of <see cref="Every"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public override void OnBegin(TrainingContext context)
    {
        _savedTime = Clock.GetTimestamp();
        _savedStep = -1;
        _isDue = false;
    }

    /// <inheritdoc/>
    public override void OnStep(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        bool isTime = Every is { } time && Clock.GetElapsedTime(_savedTime) >= time;
        if (isTime || _isDue || (EverySteps > 0 && context.StepCount % EverySteps == 0))
            TrySave(context, null);
    }

    /// <inheritdoc/>
    public override void OnEpoch(TrainingContext context, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(result);
        if (EveryEpoch)
            TrySave(context, result.Score);
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingStateException">The state at the end couldn't be loaded; the message names what is NaN or infinite in it.</exception>
    // A run that ended has other weights than its last epoch where the best ones came back.
    public override void OnEnd(TrainingContext context, TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(result);
        if (AtEnd && !result.Epochs.IsEmpty && (context.StepCount != _savedStep || !result.IsUnfinished))
            Save(context, context.SaveState(), ScoreOf(result));
    }

    // It may take the place of the same step's state, whose score would be lost. The state of a run that goes on has its last weights.
    private static double? ScoreOf(TrainingResult result) => result is { IsUnfinished: false, RestoredEpoch: { } best }
        ? result.Epochs.FirstOrDefault(epoch => epoch.Epoch == best)?.Score
        : result.Epochs[^1] is { IsComplete: true } last ? last.Score : null;

    private void TrySave(TrainingContext context, double? score)
    {
        TrainingState state;
        try
        {
            state = context.SaveState();
        }
        catch (TrainingStateException)
        {
            _isDue = true;
            return;
        }

        Save(context, state, score);
    }

    private void Save(TrainingContext context, TrainingState state, double? score)
    {
        _save(state, context.StepCount, score);
        _isDue = false;
        _savedStep = context.StepCount;
        _savedTime = Clock.GetTimestamp();
    }
}
