using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>A vector that is added: a bias of what it is added to.</summary>
internal static class ShiftIdioms
{
    /// <summary>That of a dense layer without one.</summary>
    public static Term? Bias(Term sum) =>
        Pattern.WithConstant(sum) is ({ Kind: "Dense" } dense, { IsFloat: true } constant) && dense.Option("Bias") == 0 && Pattern.Vector(constant, dense.Features) is { } bias
            ? dense.With(options: dense.Options.SetItem("Bias", 1), weights: dense.Weights.SetItem("bias", bias), hints: dense.Hints.AddRange(sum.Hints))
            : null;
}
