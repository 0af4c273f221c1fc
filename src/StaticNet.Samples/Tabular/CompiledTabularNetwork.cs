using StaticNet.Reporting;
using StaticNet.Samples.Training;

namespace StaticNet.Samples.Tabular;

/// <summary>A compiled network of a class.</summary>
/// <typeparam name="TNetwork">The class.</typeparam>
/// <param name="create">Makes an instance with a seed and for a batch.</param>
internal sealed class CompiledTabularNetwork<TNetwork>(Func<ulong, int, TNetwork> create) : TabularNetwork
    where TNetwork : class, INetwork
{
    // Small training batches are no reason to evaluate in small ones.
    private const int EvaluationBatch = 256;

    private const float WeightDecay = 0.01f;

    // The key of the encoding in the file of the weights.
    private const string EncodingKey = "encoding";

    /// <inheritdoc/>
    public override NetworkArchitecture Architecture => TNetwork.Architecture;

    /// <inheritdoc/>
    public override TabularOutcome Train(
        TabularData data, TabularOptions options, TabularWatch watch, CancellationToken cancellationToken)
    {
        using var network = create(options.Seed, Math.Max(options.BatchSize, EvaluationBatch));
        var plan = new TrainingPlan(data.Training, data.Test, options.Epochs, options.BatchSize);
        var optimizer = new AdamW(options.LearningRate, weightDecay: WeightDecay) { DecayedKinds = ParameterKinds.Matrices };
        var trainer = new Trainer<TNetwork>(network, optimizer, options.Seed)
        {
            Schedule = new CosineSchedule(options.LearningRate, plan.Steps),
        };
        var display = watch(new TrainingDisplayOptions(options.Epochs, data.Training.Count) { Optimizer = optimizer });
        var training = TrainingSession.Run(trainer, plan, display, recorder: null, cancellationToken);
        if (options.SaveFile is { } file)
            network.SaveWeights(file, new Dictionary<string, string> { [EncodingKey] = data.Encoder.ToJson() });
        int complete = trainer.EpochCount - (training.Partial is null ? 0 : 1);
        return new TabularOutcome(training, complete, [.. Test(trainer, data)], network.GetParametersHash());
    }

    private IEnumerable<KeyValuePair<string, double>> Test(Trainer<TNetwork> trainer, TabularData data)
    {
        Metric[] metrics = Task == TableTask.Classification
            ? [new Accuracy(), new F1()]
            : [new RSquared(), new RootMeanSquaredError(), new MeanAbsoluteErrorMetric()];
        trainer.Evaluate(data.Test, metrics);
        return metrics.Select(metric => KeyValuePair.Create(metric.Name, InUnits(metric, data.Encoder)));
    }

    // Errors of a standardized target, in the units of its column: the scale is a multiple, so differences are turned back by it alone.
    private static double InUnits(Metric metric, TableEncoder encoder) => metric is RootMeanSquaredError or MeanAbsoluteErrorMetric
        ? metric.Value * (encoder.DecodeTarget(1) - encoder.DecodeTarget(0))
        : metric.Value;
}
