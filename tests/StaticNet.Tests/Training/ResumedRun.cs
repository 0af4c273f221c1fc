namespace StaticNet.Tests.Training;

/// <summary>A small run of everything that has a place to be kept, which can be stopped and continued at any step.</summary>
internal sealed class ResumedRun : IDisposable
{
    public const int Epochs = 4;
    public const int StepsPerEpoch = 5;

    private static readonly Dataset Training = TrainingData.Classes(38);
    private static readonly Dataset Validation = TrainingData.Classes(20, seed: 2);

    private readonly LoopClassifier _network;

    public ResumedRun(ulong initialization = 1, bool? inBackground = null, Optimizer? optimizer = null, int workers = 1)
    {
        _network = new LoopClassifier(initialization, batchCapacity: 8, workers);
        Trainer = new Trainer<LoopClassifier>(_network, optimizer ?? new NAdam(0.05f), seed: 3)
        {
            Schedule = new FallingSchedule(0.05f, 0.9),
            AccumulationSteps = 2,
            Averaging = new WeightAveraging(0.9, warmsUp: true),
            EvaluatesAverage = true,
            EarlyStopping = new EarlyStopping(patience: 2),
            Augmentation = new NoiseAugmentation(),
            LossSpikePolicy = new LossSpikePolicy(window: 4, threshold: 0.8),
            NonFinitePolicy = NonFinitePolicy.RollBack(interval: 3),
            BatchesInBackground = inBackground,
        };
    }

    public Trainer<LoopClassifier> Trainer { get; }

    /// <summary>The epochs' losses and norms as bits, weights, average and position.</summary>
    public string Fingerprint => string.Join(
        ' ', _network.GetParametersHash(), Trainer.EpochCount, Trainer.StepCount, Trainer.SkippedSteps, Trainer.Optimizer.StepCount,
        Trainer.Optimizer.LearningRate, _network.TrainingPosition, Sum(Trainer.Averaging!.Parameters), Sum(Trainer.Averaging.Statistics));

    public TrainingResult Fit(TrainingLength? length = null, params TrainingCallback[] callbacks)
    {
        Trainer.Callbacks = callbacks;
        return Trainer.Fit(Training, Validation, length ?? TrainingLength.Epochs(Epochs), batchSize: 4);
    }

    public void Dispose() => _network.Dispose();

    private static string Sum(ReadOnlySpan<float> values)
    {
        long sum = 17;
        foreach (float value in values)
            sum = (sum * 31) + BitConverter.SingleToInt32Bits(value);
        return sum.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
    }
}
