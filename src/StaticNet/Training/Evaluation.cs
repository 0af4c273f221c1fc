using System.Collections.Immutable;

namespace StaticNet;

/// <summary>How good a network is on a dataset.</summary>
/// <param name="Loss">
/// The mean loss over the samples; where samples or labels weigh differently, over what they weigh, and NaN if that is nothing.
/// </param>
/// <param name="Accuracy">
/// The part of the samples whose largest output is the one of their label, in [0, 1]; of equal outputs the first counts as
/// the largest, and a sample with an output that is NaN isn't right. Samples whose label the loss ignores aren't counted. Null for targets that are values, where every label is ignored, and for several outputs, which have one each. Labels of steps count each.
/// </param>
/// <param name="Count">The number of samples, ignored ones included.</param>
public readonly record struct Evaluation(double Loss, double? Accuracy, int Count)
{
    /// <summary>Of a network with several outputs each of those with targets; empty for one output.</summary>
    public ImmutableArray<OutputEvaluation> Outputs
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
