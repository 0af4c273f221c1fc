using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Queries, keys or values of all heads: a dense layer, or a part of one.</summary>
/// <param name="Source">What they are made of.</param>
/// <param name="Weights">The weights, <c>[width, features]</c>.</param>
/// <param name="Bias">The bias; null without.</param>
/// <param name="Factor">What the product is multiplied by.</param>
/// <param name="Rotation">The base of the angles that they are turned by; null where they aren't.</param>
/// <param name="Hints">Names that the layer may be called after.</param>
internal sealed record Projection(Term Source, Tensor Weights, Tensor? Bias, double Factor, float? Rotation, ImmutableArray<string> Hints)
{
    /// <summary>Reads one; null where a term is something else.</summary>
    /// <param name="term">The term, <c>[steps, heads, features]</c>.</param>
    public static Projection? Read(Term term)
    {
        if (Pattern.Scaled(term) is not var (value, factor))
            return null;
        while (value.Kind == "Reshape")
            if (Pattern.Scaled(value.Input) is var (inner, more))
                (value, factor) = (inner, factor * more);
            else
                return null;
        if (Rotations.Read(value) is var (turned, rotation))
            return Read(turned) is { Rotation: null } straight ? straight with { Factor = straight.Factor * factor, Rotation = rotation } : null;
        if (value is { Kind: "Dense" })
            return new Projection(value.Input, value.Weights["weight"], value.Weights.GetValueOrDefault("bias"), factor, null, value.Hints);
        if (value is not { Kind: "Slice", Input: { Kind: "Dense" } dense } || value.Option("Axis") != dense.Shape.Length - 1 || value.Option("Inner") != 1 || value.Option("Of") != dense.Features)
            return null;
        int start = (int)value.Option("Start")!.Value, length = (int)value.Option("Length")!.Value, inputs = dense.Input.Features;
        return new Projection(
            dense.Input, dense.Weights["weight"].Select([length, inputs], index => (start * inputs) + index),
            dense.Weights.GetValueOrDefault("bias")?.Select([length], index => start + index), factor, null, dense.Hints);
    }

    /// <summary>The same times a number.</summary>
    public Projection Scale(float factor) => this with { Weights = Times(Weights, factor), Bias = Bias is null ? null : Times(Bias, factor), Factor = 1 };

    /// <summary>Rows below each other.</summary>
    public static Tensor Join(Tensor[] parts) => Tensor.Of([.. parts.SelectMany(part => part.Floats)], [parts.Sum(part => part.Dims[0]), .. parts[0].Dims[1..]]);

    private static Tensor Times(Tensor tensor, float factor) => Tensor.Of(Array.ConvertAll(tensor.Floats, value => value * factor), tensor.Dims);
}
