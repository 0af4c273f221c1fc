using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Normalizations of rows that exporters write as several steps, and the scale and shift behind them.</summary>
internal static class NormalizationIdioms
{
    /// <summary><c>(x − mean) / √(variance + ε)</c>, <c>x / √(mean of squares + ε)</c>, <c>x / max(length, ε)</c>.</summary>
    public static Term? Row(Term step)
    {
        if (Pattern.Quotient(step) is not var (value, divisor))
            return null;
        if (divisor is { Kind: "Max" } && Pattern.Number(divisor) is ({ Kind: "RowLength" } length, var least) && length.Input == value)
            return Of(step, "UnitNorm", value, least);
        if (divisor is { Kind: "Clip", Input.Kind: "RowLength" } && divisor.Input.Input == value && divisor.Option("High") >= float.MaxValue)
            return Of(step, "UnitNorm", value, (float)divisor.Option("Low")!.Value);
        if (divisor is not { Kind: "Sqrt", Input.Kind: "Add" } || Pattern.Number(divisor.Input) is not ({ Kind: "RowMean" } mean, var epsilon) || Pattern.Square(mean.Input) is not { } squared)
            return null;
        if (squared == value && value is { Kind: "Sub" } && value.Inputs[1] is { Kind: "RowMean" } middle && middle.Input == value.Input)
            return Of(step, "LayerNorm", value.Input, epsilon).With("Affine", 0);
        return squared == value ? Of(step, "RmsNorm", value, epsilon).With("Affine", 0) : null;
    }

    /// <summary>A scale behind one.</summary>
    public static Term? Scale(Term product)
    {
        if (Pattern.WithConstant(product) is not ({ Kind: "LayerNorm" or "RmsNorm" } norm, var constant) || norm.Option("Affine") != 0 || Pattern.Vector(constant, norm.Features) is not { } scale)
            return null;
        var scaled = Own(norm, product).With("Affine", 1);
        return scaled.With(weights: norm.Weights.SetItem("weight", scale), options: norm.Kind == "LayerNorm" ? scaled.Options.SetItem("Bias", 0) : scaled.Options);
    }

    /// <summary>A shift behind that.</summary>
    public static Term? Shift(Term sum) =>
        Pattern.WithConstant(sum) is ({ Kind: "LayerNorm" } norm, var constant) && norm.Option("Affine") == 1 && norm.Option("Bias") == 0 && Pattern.Vector(constant, norm.Features) is { } shift
            ? Own(norm, sum).With("Bias", 1).With(weights: norm.Weights.SetItem("bias", shift)) : null;

    private static Term Own(Term norm, Term last) => norm.With(hints: norm.Hints.AddRange(last.Hints));

    private static Term Of(Term last, string kind, Term input, float epsilon) => new Term(kind, last.Shape, input) { Node = last.Node, Hints = last.Hints }.With("Epsilon", epsilon);
}
