using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>What idioms look for.</summary>
internal static class Pattern
{
    /// <summary>The value and the constant of a step of two, in whatever order; null where there aren't both.</summary>
    public static (Term Value, Tensor Constant)? WithConstant(Term step) => step.Inputs.Length != 2 ? null
        : step.Inputs[1].Constant is { } right && step.Inputs[0].Constant is null ? (step.Inputs[0], right)
        : step.Inputs[0].Constant is { } left && step.Inputs[1].Constant is null ? (step.Inputs[1], left) : null;

    /// <summary>A constant as a vector of the last axis; null where it is something else.</summary>
    /// <param name="constant">The constant, of the sizes of a value or 1.</param>
    /// <param name="features">The size of the last axis.</param>
    public static Tensor? Vector(Tensor constant, int features) => !constant.IsFloat ? null
        : constant.Count == 1 ? constant.Select([features], _ => 0)
        : constant.Dims[^1] == features && constant.Count == features ? constant.Reshape(features) : null;
}
