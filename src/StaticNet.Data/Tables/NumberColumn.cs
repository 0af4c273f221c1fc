using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>A column of numbers, one input.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Fill">What a missing number is replaced by; null if it is an error.</param>
/// <param name="Scale">What numbers are mapped by.</param>
/// <param name="Clip">The largest magnitude of a mapped number, which stands for those beyond it; null for any.</param>
internal sealed record NumberColumn(string Name, double? Fill, Standardization Scale, double? Clip) : InputColumn(Name)
{
    public override ImmutableArray<string> InputNames => [Name];

    public override int Width => 1;

    public override void Encode(TableField field, Span<float> inputs)
    {
        double value = !field.IsMissing
            ? field.GetNumber()
            : Fill ?? throw field.Error($"is missing, and {nameof(TableEncoderOptions.MissingValues)} doesn't say what replaces it.");
        float scaled = Scale.Apply(value);
        inputs[0] = Clip is { } limit ? (float)Math.Clamp(scaled, -limit, limit) : scaled;
        if (!float.IsFinite(inputs[0]))
            throw field.Error($"is {value}, too far from the training values to be a float; {nameof(TableEncoderOptions.Clip)} can hold it.");
    }
}
