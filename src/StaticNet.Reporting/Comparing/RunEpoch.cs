using System.Collections.ObjectModel;

namespace StaticNet.Reporting;

/// <summary>An epoch as JSON: the figures of an <see cref="EpochResult"/> that a report shows.</summary>
internal sealed record RunEpoch(
    int Epoch,
    int Steps,
    double TrainLoss,
    double? TrainAccuracy,
    double? EvaluationLoss,
    double? EvaluationAccuracy,
    double GradientNorm,
    float LearningRate,
    int SkippedSteps,
    double Seconds,
    double EvaluationSeconds,
    Dictionary<string, double>? Metrics)
{
    /// <summary>An epoch's figures.</summary>
    /// <param name="epoch">The epoch.</param>
    public static RunEpoch Of(EpochResult epoch) => new(
        epoch.Epoch,
        epoch.Steps,
        epoch.TrainLoss,
        epoch.TrainAccuracy,
        epoch.ValidationLoss,
        epoch.ValidationAccuracy,
        epoch.MeanGradientNorm,
        epoch.LearningRate,
        epoch.SkippedSteps,
        epoch.Duration.TotalSeconds,
        epoch.ValidationDuration.TotalSeconds,
        epoch.Metrics.Count == 0 ? null : new Dictionary<string, double>(epoch.Metrics));

    /// <summary>The epoch.</summary>
    public EpochResult ToResult() => new(
        Epoch,
        Steps,
        TrainLoss,
        TrainAccuracy,
        EvaluationLoss,
        EvaluationAccuracy,
        GradientNorm,
        LearningRate,
        TimeSpan.FromSeconds(Seconds),
        TimeSpan.FromSeconds(EvaluationSeconds))
    {
        SkippedSteps = SkippedSteps,
        Metrics = Metrics ?? (IReadOnlyDictionary<string, double>)ReadOnlyDictionary<string, double>.Empty,
    };
}
