using StaticNet.Data;
using StaticNet.Metrics;
using StaticNet.Reporting;
using StaticNet.Samples.Classification;
using StaticNet.Samples.Training;
using StaticNet.Schedules;

namespace StaticNet.Samples.Tabular;

/// <summary>A compiled network of a class.</summary>
/// <typeparam name="TNetwork">The class.</typeparam>
/// <param name="create">Makes an instance with a seed and for a batch.</param>
/// <param name="isExact">Whether it is made for its very numbers of inputs and classes.</param>
internal sealed class CompiledTabularNetwork<TNetwork>(Func<ulong, int, TNetwork> create, bool isExact = false) : TabularNetwork
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
    public override bool IsExact => isExact;

    /// <inheritdoc/>
    public override TabularOutcome Train(
        TabularData data, TabularOptions options, TabularWatch watch, CancellationToken cancellationToken)
    {
        int batchSize = options.BatchSizeFor(data.Training.Count);
        using var network = create(options.Seed, Math.Max(batchSize, EvaluationBatch));
        var plan = new TrainingPlan(data.Training, data.Test, options.Epochs, batchSize);
        var optimizer = new AdamW(options.LearningRate, weightDecay: WeightDecay) { DecayedKinds = ParameterKinds.Matrices };
        var trainer = new Trainer<TNetwork>(network, optimizer, options.Seed)
        {
            Schedule = new CosineSchedule(options.LearningRate, plan.Steps),
        };
        var display = watch(new TrainingDisplayOptions(options.Epochs, data.Training.Count) { Optimizer = optimizer });
        var recorder = options.ReportFile is null ? null : ReportRecorder.Create(network, optimizer);
        var training = TrainingSession.Run(trainer, plan, display, recorder, cancellationToken);
        if (options.SaveFile is { } file)
            network.SaveWeights(file, new Dictionary<string, string> { [EncodingKey] = data.Encoder.ToJson() });
        int complete = trainer.EpochCount - (training.Partial is null ? 0 : 1);
        var outcome = new TabularOutcome(training, complete, [.. Test(trainer, data)], network.GetParametersHash());
        if (recorder is not null)
            new TabularPage(options, data, this).Write(outcome, recorder, MeasureConfusion(network, data), MeasureRegression(network, data, options.Target));
        return outcome;
    }

    private static ReportRegression? MeasureRegression(TNetwork network, TabularData data, string target) => data.Encoder.Classes.IsEmpty
        ? ReportRegression.Measure(target, network, data.Test, value => data.Encoder.DecodeTarget(value))
        : null;

    private static ReportConfusion? MeasureConfusion(TNetwork network, TabularData data)
    {
        var classes = data.Encoder.Classes;
        if (classes.IsEmpty)
            return null;

        string[] names = UsedClasses.Names(classes, TNetwork.Architecture.OutputLength);
        var whole = ClassificationResult.Measure(network, data.Test, names, mostMistakes: 0).Confusion;
        return UsedClasses.Reduce(whole, classes.Length);
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
