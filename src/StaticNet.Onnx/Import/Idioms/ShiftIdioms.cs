using StaticNet.CompilerServices;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>A constant that is added: a bias of what it is added to, or rows that tell steps apart.</summary>
internal static class ShiftIdioms
{
    private const float TablePrecision = 2e-6f;

    /// <summary>The bias of a dense layer, or of a convolution, that has none.</summary>
    public static Term? Bias(Term sum)
    {
        if (Pattern.WithConstant(sum) is not var (layer, constant) || layer.Option("Bias") != 0)
            return null;
        var bias = layer.Kind switch
        {
            "Dense" => Pattern.Vector(constant, layer.Features),
            "Conv1D" or "Conv2D" or "ConvTranspose1D" or "ConvTranspose2D" => Pattern.Channels(constant, layer.Shape),
            _ => null,
        };
        return bias is null ? null : layer.With("Bias", 1).With(weights: layer.Weights.SetItem("bias", bias), hints: layer.Hints.AddRange(sum.Hints));
    }

    /// <summary>A table with a row for each step: waves, or one that was trained.</summary>
    public static Term? Positions(Term sum)
    {
        if (Pattern.WithConstant(sum) is not var (value, constant) || !constant.IsFloat || value.Shape.Length != 2 || constant.Dims is not [var steps, var features]
            || steps != value.Shape[0] || features != value.Shape[1] || steps < 2)
            return null;
        var made = new Term("PositionEmbedding", sum.Shape, value) { Node = sum.Node, Hints = [.. Operators.Hints.Trim(constant.Name ?? "") is { } hint ? (string[])[hint] : []] };
        return Wavelength(constant) is { } wavelength ? made.With(kind: "PositionalEncoding").With("Wavelength", wavelength)
            : made.With(weights: made.Weights.Add("weight", constant.Reshape(steps, features)));
    }

    // The second pair of features of the second step has the angle 1 / wavelength^(2 / features).
    private static float? Wavelength(Tensor table)
    {
        int steps = (int)table.Dims[0], features = (int)table.Dims[1];
        double angle = features > 3 ? Math.Asin(Math.Clamp(table.Floats[features + 2], -1, 1)) : 0;
        double guess = angle > 0 ? Math.Pow(angle, -features / 2.0) : 0;
        float[] candidates = [10_000f, (float)Math.Round(guess), (float)guess];
        return Array.Find(candidates, candidate => candidate > 1 && float.IsFinite(candidate) && IsNear(PositionalRows.Create(steps, features, features, candidate), table.Floats)) is var found && found > 0 ? found : null;
    }

    private static bool IsNear(float[] left, float[] right) => left.Zip(right).All(pair => Math.Abs(pair.First - pair.Second) <= TablePrecision);
}
