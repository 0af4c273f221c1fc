using System.Globalization;

namespace StaticNet;

/// <content>Targets of the other kind.</content>
public sealed partial class Dataset
{
    /// <summary>
    /// The same samples with their target values as class labels: 0.0, 2.0, 1.0 → 0, 2, 1. Inputs aren't copied. A dataset that has labels is
    /// returned as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">A sample has several target values, or one that isn't a whole number of 0 or more.</exception>
    public Dataset TargetsAsLabels()
    {
        if (TargetKind == TargetKind.Labels)
            return this;
        if (TargetLength != 1)
            throw new InvalidOperationException($"The samples have {TargetLength} target values each; a label is one.");
        int[] labels = new int[Count];
        int bad = WholeNumbers.Convert(_targets.Span, labels);
        return bad < 0
            ? new Dataset(_inputs, InputLength, labels, null).WithExtrasOf(this)
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The target of sample {bad} is {_targets.Span[bad]}; only whole numbers in [0, {int.MaxValue}] are labels."));
    }

    /// <summary>
    /// The same samples with their class labels as target values, one each, as losses such as binary cross-entropy take 0 and 1. Inputs aren't
    /// copied. A dataset that has values is returned as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Samples have no class (<see cref="IgnoreLabel"/>), or a label is beyond 2²⁴, above which not every whole number is a float.
    /// </exception>
    public Dataset TargetsAsValues()
    {
        if (TargetKind == TargetKind.Values)
            return this;
        if (IgnoreLabel is { } ignored && _labels.Span.Contains(ignored))
            throw new InvalidOperationException($"Samples with the label {ignored} have no class, and so no value.");
        if (LargestLabel > WholeNumbers.LargestExact)
            throw new InvalidOperationException($"The label {LargestLabel} is no float exactly; those up to {WholeNumbers.LargestExact} are.");
        float[] values = new float[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = _labels.Span[i];
        return new Dataset(_inputs, InputLength, default, values, 1, TargetKind.Values).WithExtrasOf(this);
    }
}
