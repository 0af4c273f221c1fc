using System.Collections.ObjectModel;

namespace StaticNet.Training;

/// <summary>Evaluates and judges the epochs of a run.</summary>
/// <param name="trainer">The trainer.</param>
/// <param name="validation">The samples to evaluate on; null for none.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class EpochEvaluator<TNetwork>(Trainer<TNetwork> trainer, ISampleSource? validation)
    where TNetwork : class, INetwork
{
    private const string Loss = "loss";
    private const string Accuracy = "accuracy";
    private const string TrainLoss = "train_loss";
    private const string TrainAccuracy = "train_accuracy";

    private readonly Metric[] _metrics = validation is null ? [] : [.. trainer.Metrics];

    // What is measured without metrics, and so can be watched besides them.
    private IEnumerable<string> Figures
    {
        get
        {
            var outputs = TNetwork.Architecture.Outputs;
            bool hasLabels = outputs.Length == 1 && outputs[0].TargetKind == TargetKind.Labels && outputs[0].Loss is not null;
            yield return TrainLoss;
            if (hasLabels && trainer.MeasuresTrainAccuracy)
                yield return TrainAccuracy;
            if (validation is not null)
                yield return Loss;
            if (hasLabels && validation is not null)
                yield return Accuracy;
            if (validation is null || outputs.Length == 1)
                yield break;
            foreach (var output in outputs.Where(output => output.Loss is not null))
            {
                yield return $"{output.Name}_{Loss}";
                if (output.TargetKind == TargetKind.Labels)
                    yield return $"{output.Name}_{Accuracy}";
            }
        }
    }

    /// <summary>Demands that metrics fit the network and the validation samples, and that there is what early stopping watches.</summary>
    /// <exception cref="ArgumentException">They don't, or there isn't.</exception>
    public void Check()
    {
        if (validation is not null)
        {
            trainer.Evaluator.Check(validation, _metrics);
            TargetChecks.Check(validation, TNetwork.Architecture, trainer.Evaluator.LossOutputsFor(validation.Shape), nameof(validation), _metrics);
        }

        string[] names = [.. _metrics.Select(metric => metric.ReportedName)];
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            throw new ArgumentException($"Metrics have names of their own; these are {string.Join(", ", names)}.");
        if (trainer.EarlyStopping is not { } stopping)
            return;
        string watched = stopping.Metric ?? Loss;
        string[] measured = [.. names, .. Figures.Except(names)];
        if (measured.Contains(watched))
            return;
        if (validation is null)
            throw new ArgumentException(
                $"Early stopping watches '{watched}' on the validation samples; there are none. Without them it can watch {string.Join(", ", measured)}.",
                nameof(validation));
        throw new ArgumentException($"Early stopping watches '{watched}', which isn't measured; it can watch {string.Join(", ", measured)}.");
    }

    /// <summary>Evaluates the weights as they are, and the averaged ones.</summary>
    /// <param name="training">The samples trained on.</param>
    /// <param name="judges">Whether the epoch is complete, so that it is compared with those before.</param>
    public EpochEvaluation Evaluate(ISampleSource training, bool judges)
    {
        Evaluation? trained = judges && trainer.MeasuresTrainAccuracy ? Evaluate(training, []) : null;
        if (validation is null)
            return Judge(trained, null, null, judges);
        if (!trainer.EvaluatesAverage || trainer.Averaging is not { Count: > 0 } averaging)
            return Judge(trained, Evaluate(validation, _metrics), null, judges);

        var validated = Evaluate(validation, []);
        averaging.Exchange(trainer.Network);
        try
        {
            return Judge(trained, validated, Evaluate(validation, _metrics), judges);
        }
        finally
        {
            averaging.Exchange(trainer.Network);
        }
    }

    private Evaluation Evaluate(ISampleSource samples, ReadOnlySpan<Metric> metrics) => trainer.Evaluator.Evaluate(samples, metrics, trainer.Shards, trainer.Ranks);

    private EpochEvaluation Judge(Evaluation? trained, Evaluation? validated, Evaluation? averaged, bool judges)
    {
        var (score, higherIsBetter) = Watched(trained, averaged ?? validated);
        bool isBest = judges && score is { } value && trainer.Watch.Observe(trainer.EpochCount, value, higherIsBetter);
        IReadOnlyDictionary<string, double> metrics = _metrics.Length == 0
            ? ReadOnlyDictionary<string, double>.Empty
            : _metrics.ToDictionary(metric => metric.ReportedName, metric => metric.Value, StringComparer.Ordinal).AsReadOnly();
        return new EpochEvaluation(trained, validated, averaged, metrics, score, isBest);
    }

    // A label that is ignored everywhere leaves an accuracy without a value, which is NaN where it is watched.
    private (double? Score, bool HigherIsBetter) Watched(Evaluation? trained, Evaluation? evaluated)
    {
        string name = trainer.EarlyStopping?.Metric ?? Loss;
        foreach (var metric in _metrics)
            if (metric.ReportedName == name)
                return (metric.Value, metric.HigherIsBetter);
        return name switch
        {
            Loss => (evaluated?.Loss, false),
            TrainLoss => (trainer.Position.Totals.MeanLoss, false),
            TrainAccuracy => (trained is { } epoch ? epoch.Accuracy ?? double.NaN : null, true),
            Accuracy => (evaluated?.Accuracy ?? double.NaN, true),
            _ => WatchedOutput(name, evaluated),
        };
    }

    // The figure of one output, which Check has found among those measured.
    private static (double? Score, bool HigherIsBetter) WatchedOutput(string name, Evaluation? evaluated)
    {
        foreach (var output in evaluated?.Outputs ?? [])
        {
            if (name == $"{output.Output}_{Loss}")
                return (output.Loss, false);
            if (name == $"{output.Output}_{Accuracy}")
                return (output.Accuracy ?? double.NaN, true);
        }

        return (double.NaN, false);
    }
}
