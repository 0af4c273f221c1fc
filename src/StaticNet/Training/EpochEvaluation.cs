using System.Collections.ObjectModel;

namespace StaticNet.Training;

/// <summary>What the evaluation after an epoch found.</summary>
/// <param name="Trained">On the training samples; null if that isn't measured.</param>
/// <param name="Validated">On the validation samples; null without any.</param>
/// <param name="Averaged">On the validation samples, of the averaged weights; null if they aren't evaluated.</param>
/// <param name="Metrics">The values of the metrics by name.</param>
/// <param name="Score">What is watched.</param>
/// <param name="IsBest">Whether that is the best so far.</param>
internal sealed record EpochEvaluation(
    Evaluation? Trained,
    Evaluation? Validated,
    Evaluation? Averaged,
    IReadOnlyDictionary<string, double> Metrics,
    double? Score,
    bool IsBest)
{
    /// <summary>Of an epoch that wasn't evaluated.</summary>
    public static EpochEvaluation None { get; } = new(null, null, null, ReadOnlyDictionary<string, double>.Empty, null, false);
}
