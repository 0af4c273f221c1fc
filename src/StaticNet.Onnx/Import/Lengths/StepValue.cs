using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Lengths;

/// <summary>A value of a model whose samples may have fewer steps than its shape.</summary>
/// <param name="Term">What makes it, of layers that know lengths.</param>
/// <param name="HasLengths">Whether they may.</param>
internal readonly record struct StepValue(Term Term, bool HasLengths)
{
    /// <summary>Whether the file has zeros beyond the lengths.</summary>
    public bool IsClear { get; init; }
}
