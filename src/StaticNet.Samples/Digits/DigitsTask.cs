using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Data;
using StaticNet.Reporting;
using StaticNet.Samples.Classification;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Digits;

/// <summary>Reading handwritten digits.</summary>
/// <param name="data">The digits.</param>
internal sealed class DigitsTask(ClassifierData data) : ClassifierTask
{
    /// <inheritdoc/>
    public override ClassifierData Data => data;

    /// <inheritdoc/>
    public override string Subject => "digits";

    /// <inheritdoc/>
    public override ImmutableArray<string> Classes { get; } =
        [.. Enumerable.Range(0, SyntheticDigits.Classes).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public override string AugmentationName => "shift, rotation, scale, elastic";

    /// <inheritdoc/>
    public override Augmentation CreateAugmentation(double strength) => DigitsAugmentation.Create(strength);

    /// <inheritdoc/>
    public override ReportImage Draw(float[] input) => new(input, SyntheticDigits.Side, SyntheticDigits.Side);

    /// <inheritdoc/>
    public override void Show(INetwork network, Terminal terminal) =>
        new DigitGallery(terminal).Show(DigitReading.ReadAll(network, data.Test));
}
