using System.Globalization;

namespace StaticNet.Tests.Training;

/// <summary>
/// A run in which everything that a state keeps matters afterwards: it is the second one of its trainer, steps of it overflow and are rolled back,
/// others are spikes, epochs are better and worse than the best, and the schedule observes.
/// </summary>
internal sealed class EventfulRun : IDisposable
{
    private static readonly Dataset Training = TrainingData.Classes(40);
    private static readonly Dataset Validation = TrainingData.Classes(20, seed: 2);

    private readonly LoopClassifier _network;
    private readonly EventfulRunKind _kind;

    /// <summary>A run before its first step.</summary>
    /// <param name="kind">Its settings.</param>
    /// <param name="initialization">The seed of the weights.</param>
    public EventfulRun(EventfulRunKind kind, ulong initialization = 1)
    {
        _kind = kind;
        _network = new LoopClassifier(initialization, batchCapacity: 8);
        Trainer = new Trainer<LoopClassifier>(_network, new NAdam(0.05f), seed: 3)
        {
            Schedule = CreateSchedule(kind),
            DropsLast = kind.DropsLast,
            AccumulationSteps = kind.AccumulationSteps,
            Averaging = new WeightAveraging(0.9, warmsUp: true),
            EvaluatesAverage = true,
            EarlyStopping = new EarlyStopping(kind.Patience),
            Augmentation = new ScriptedAugmentation(Scale),
            LossSpikePolicy = new LossSpikePolicy(window: 3, threshold: 0.8, maxConsecutive: kind.MostSpikes),
            NonFinitePolicy = NonFinitePolicy.RollBack(interval: 3, maxRollbacks: 9),
            BatchesInBackground = false,
        };
    }

    public Trainer<LoopClassifier> Trainer { get; }

    /// <summary>Makes the run before, of one epoch and a step.</summary>
    public void Prepare()
    {
        Trainer.Fit(Training, Validation, TrainingLength.Steps(6), batchSize: 8);
        Trainer.EndRun();

        // It begins where it is set.
        Trainer.Schedule = CreateSchedule(_kind);
    }

    /// <summary>Runs to the end, and tells everything that a user can see of it then, to the bit.</summary>
    public string Fit(params TrainingCallback[] callbacks)
    {
        Trainer.Callbacks = callbacks;
        var result = Trainer.Fit(Training, Validation, _kind.Length, batchSize: 8);
        var last = result.Epochs[^1];
        return string.Join(
            ' ', result.End, result.BestEpoch, Trainer.HasUnfinishedRun, Trainer.EpochCount, Trainer.StepCount, Trainer.SkippedSteps, Trainer.Rollbacks,
            Trainer.LastBadStep, Trainer.Optimizer.StepCount, Bits(Trainer.Optimizer.LearningRate), _network.TrainingPosition, Trainer.Averaging!.Count,
            Bits(_network.Parameters), Bits(_network.Statistics), Bits(Trainer.Averaging.Parameters), Bits(Trainer.Averaging.Statistics),
            last.Epoch, last.Steps, Bits(last.TrainLoss), Bits(last.MeanGradientNorm), last.SkippedSteps, last.Rollbacks, last.LastBadStep, last.IsBest);
    }

    public void Dispose() => _network.Dispose();

    private static FallingSchedule? CreateSchedule(EventfulRunKind kind) => kind.IsScheduled ? new FallingSchedule(0.1f, 0.9) { Unit = kind.Unit } : null;

    // What the samples of a step are multiplied by, so that they overflow, have the wrong labels, or are what they were.
    private float Scale() => Trainer.StepCount switch
    {
        8 or 17 or 26 => 1e30f,
        12 or 13 or 14 or 21 or 22 or 23 or 29 => -1,
        _ => 1,
    };

    private static string Bits(ReadOnlySpan<float> values)
    {
        long sum = 17;
        foreach (float value in values)
            sum = (sum * 31) + BitConverter.SingleToInt32Bits(value);
        return sum.ToString("x", CultureInfo.InvariantCulture);
    }

    private static string Bits(float value) => BitConverter.SingleToInt32Bits(value).ToString("x", CultureInfo.InvariantCulture);

    private static string Bits(double value) => BitConverter.DoubleToInt64Bits(value).ToString("x", CultureInfo.InvariantCulture);
}
