using System.Collections.ObjectModel;

namespace StaticNet;

/// <summary>Evaluates and judges the epochs of a run.</summary>
/// <param name="trainer">The trainer.</param>
/// <param name="validation">The samples to evaluate on; null for none.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class EpochEvaluator<TNetwork>(Trainer<TNetwork> trainer, Dataset? validation)
    where TNetwork : class, INetwork
{
    private const string Accuracy = "accuracy";

    private readonly Metric[] _metrics = validation is null ? [] : [.. trainer.Metrics];

    /// <summary>Demands that metrics fit the network and that there is what early stopping watches.</summary>
    /// <exception cref="ArgumentException">They don't, or there isn't.</exception>
    public void Check()
    {
        foreach (var metric in _metrics)
            metric.Begin(TNetwork.Architecture, validation!.Count);
        if (_metrics.Select(metric => metric.Name).Distinct(StringComparer.Ordinal).Count() < _metrics.Length)
            throw new ArgumentException($"Metrics have names of their own; these are {string.Join(", ", _metrics.Select(metric => metric.Name))}.");
        if (trainer.EarlyStopping is not { } stopping)
            return;
        if (validation is null)
            throw new ArgumentException("Early stopping watches the validation samples; there are none.", nameof(validation));
        bool isKnown = stopping.Metric is null or Accuracy || _metrics.Any(metric => metric.Name == stopping.Metric);
        if (!isKnown || (stopping.Metric == Accuracy && TNetwork.Architecture.TargetKind != TargetKind.Labels))
            throw new ArgumentException(
                $"Early stopping watches '{stopping.Metric}', which isn't measured; "
                + $"the metrics are {string.Join(", ", _metrics.Select(metric => metric.Name))}.");
    }

    /// <summary>Evaluates the weights as they are, and the averaged ones.</summary>
    /// <param name="training">The samples trained on.</param>
    /// <param name="judges">Whether the epoch is complete, so that it is compared with those before.</param>
    public EpochEvaluation Evaluate(Dataset training, bool judges)
    {
        Evaluation? trained = judges && trainer.MeasuresTrainAccuracy ? trainer.Evaluator.Evaluate(training, []) : null;
        if (validation is null)
            return EpochEvaluation.None with { Trained = trained };
        if (!trainer.EvaluatesAverage || trainer.Averaging is not { Count: > 0 } averaging)
            return Judge(trained, trainer.Evaluator.Evaluate(validation, _metrics), null, judges);

        var validated = trainer.Evaluator.Evaluate(validation, []);
        averaging.Exchange(trainer.Network);
        try
        {
            return Judge(trained, validated, trainer.Evaluator.Evaluate(validation, _metrics), judges);
        }
        finally
        {
            averaging.Exchange(trainer.Network);
        }
    }

    private EpochEvaluation Judge(Evaluation? trained, Evaluation validated, Evaluation? averaged, bool judges)
    {
        var (score, higherIsBetter) = Watched(averaged ?? validated);
        bool isBest = judges && trainer.Watch.Observe(trainer.EpochCount, score, higherIsBetter);
        IReadOnlyDictionary<string, double> metrics = _metrics.Length == 0
            ? ReadOnlyDictionary<string, double>.Empty
            : _metrics.ToDictionary(metric => metric.Name, metric => metric.Value, StringComparer.Ordinal).AsReadOnly();
        return new EpochEvaluation(trained, validated, averaged, metrics, score, isBest);
    }

    private (double Score, bool HigherIsBetter) Watched(Evaluation evaluation)
    {
        if (trainer.EarlyStopping?.Metric is not { } name)
            return (evaluation.Loss, false);
        foreach (var metric in _metrics)
            if (metric.Name == name)
                return (metric.Value, metric.HigherIsBetter);
        return (evaluation.Accuracy ?? double.NaN, true);
    }
}
