using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>What an epoch achieved.</summary>
/// <param name="Epoch">The epoch, from 1; it counts on over calls of <c>Fit</c>.</param>
/// <param name="Steps">The steps, those skipped included; fewer than planned if the run was cancelled in this epoch.</param>
/// <param name="TrainLoss">
/// The loss, a mean over the samples of the steps made, each measured while the epoch changed the parameters; NaN if none was.
/// </param>
/// <param name="TrainAccuracy">
/// The accuracy on the training samples after the epoch, in [0, 1]; null unless
/// <see cref="Trainer{TNetwork}.MeasuresTrainAccuracy"/>, for targets that are values, and if cancelled before.
/// </param>
/// <param name="ValidationLoss">The mean loss on the validation samples after the epoch; null without any, and if cancelled before.</param>
/// <param name="ValidationAccuracy">The accuracy on them, in [0, 1]; null also for targets that are values.</param>
/// <param name="MeanGradientNorm">The mean over the steps made of the gradient's L2 norm before clipping by norm.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Duration">The time the steps took.</param>
/// <param name="ValidationDuration">The time the evaluation afterwards took.</param>
public sealed record EpochResult(
    int Epoch,
    int Steps,
    double TrainLoss,
    double? TrainAccuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    double MeanGradientNorm,
    float LearningRate,
    TimeSpan Duration,
    TimeSpan ValidationDuration)
{
    /// <summary>Whether every step of the epoch was made or rejected, so that it was evaluated and judged.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>
    /// The values of <see cref="Trainer{TNetwork}.Metrics"/> on the validation samples, by name; empty without any. With
    /// <see cref="Trainer{TNetwork}.EvaluatesAverage"/> those of the averaged weights.
    /// </summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>How good the averaged weights are on the validation samples; null unless <see cref="Trainer{TNetwork}.EvaluatesAverage"/>.</summary>
    public Evaluation? AveragedValidation { get; init; }

    /// <summary>
    /// What is watched: the metric of <see cref="EarlyStopping"/> or else the loss on the validation samples, of the averaged weights if they are evaluated;
    /// null where that isn't measured. NaN is never the best.
    /// </summary>
    public double? Score { get; init; }

    /// <summary>Whether the epoch is the best of the run so far by <see cref="Score"/>.</summary>
    public bool IsBest { get; init; }

    /// <summary>The steps of the epoch that were not made because they were bad or had nothing to learn from, those that were rolled back included.</summary>
    public int SkippedSteps { get; init; }

    /// <summary>Those of them after which the network went back to the last good state.</summary>
    public int Rollbacks { get; init; }

    /// <summary>Why the last of them was not made; null if there was none.</summary>
    public BadStep? LastBadStep { get; init; }

    /// <summary>
    /// A line for people: <c>epoch 3  loss 0.1234  validation 0.1050 96.90 %  f1 0.968  norm 0.81  1.20 s *</c>; the asterisk marks the best so far.
    /// Metrics by their names; what isn't measured is left out.
    /// </summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        Append($"epoch {Epoch}  loss {TrainLoss:0.0000}");
        if (TrainAccuracy is { } learned)
            Append($" {100 * learned:0.00} %");
        if (ValidationLoss is { } loss)
            Append($"  validation {loss:0.0000}");
        if (ValidationAccuracy is { } accuracy)
            Append($" {100 * accuracy:0.00} %");
        foreach (var (name, value) in Metrics)
            Append($"  {name} {value:0.0000}");
        Append($"  norm {MeanGradientNorm:0.000}  {Duration.TotalSeconds:0.00} s");
        if (SkippedSteps > 0)
            Append($"  {SkippedSteps} skipped, {Rollbacks} rolled back");
        if (IsBest)
            line.Append(" *");
        return line.ToString();

        void Append(FormattableString text) => line.Append(text.ToString(CultureInfo.InvariantCulture));
    }
}
