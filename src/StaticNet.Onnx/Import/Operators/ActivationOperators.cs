using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Functions of each element, those that are layers and those that are steps of one.</summary>
internal static class ActivationOperators
{
    private const float SeluAlpha = 1.6732632f, SeluGamma = 1.050701f;

    /// <summary>From here on e^-x is lost beside x in a float: ONNX's softplus has no such bound.</summary>
    private const double NoThreshold = 20;

    /// <summary>A function without options.</summary>
    /// <param name="kind">The layer, or step.</param>
    public static Func<Call, Operand> Plain(string kind) => call => Each(call, kind);

    public static Operand LeakyRelu(Call call) => Each(call, "LeakyRelu", ("Slope", call.Node.Number("alpha", 0.01f)));

    public static Operand Elu(Call call) => Each(call, "Elu", ("Alpha", call.Node.Number("alpha", 1)));

    public static Operand Softplus(Call call) => Each(call, "Softplus", ("Beta", 1), ("Threshold", NoThreshold));

    public static Operand Gelu(Call call) => Each(call, "Gelu", ("Approximate", call.Node.Text("approximate", "none") == "tanh" ? 1 : 0));

    public static Operand Selu(Call call)
    {
        float alpha = call.Node.Number("alpha", SeluAlpha), gamma = call.Node.Number("gamma", SeluGamma);
        return MathF.Abs(alpha - SeluAlpha) < 1e-5f && MathF.Abs(gamma - SeluGamma) < 1e-5f ? Each(call, "Selu")
            : throw call.Node.Refuse($"has alpha {alpha} and gamma {gamma}", "A Selu has those of its definition; an Elu has an alpha.");
    }

    public static Operand HardSigmoid(Call call)
    {
        float alpha = call.Node.Number("alpha", 0.2f), beta = call.Node.Number("beta", 0.5f);
        return MathF.Abs(alpha - (1f / 6f)) < 1e-6f && beta == 0.5f ? Each(call, "HardSigmoid")
            : throw call.Node.Refuse($"has the slope {alpha} and the middle {beta}", "A HardSigmoid has 1/6 and 0.5, as PyTorch's; use that in the model.");
    }

    /// <summary>Between two numbers, which operators before opset 11 have as attributes. Of ReLU6, or a step of another function.</summary>
    public static Operand Clip(Call call)
    {
        float low = Bound(call, 1, "min", float.MinValue), high = Bound(call, 2, "max", float.MaxValue);
        if (low == 0 && high == 6)
            return Each(call, "Relu6");
        if (low == 0 && high >= float.MaxValue)
            return Each(call, "Relu");
        return Each(call, "Clip", ("Low", low), ("High", high));
    }

    /// <summary>Slopes of the channels, of the last axis, or one for all.</summary>
    public static Operand PRelu(Call call)
    {
        var slopes = call.Weights(1);
        var view = call.View(0);
        if (slopes.Count == 1)
            return view.With(Slopes(view.Term, perChannel: false));
        int axis = slopes.Dims.AsSpan().IndexOfAnyExcept(1L) + view.Rank - slopes.Dims.Length;
        bool isOfLast = axis > 0 && view.TermAxis(axis) == view.Term.Shape.Length - 1, isOfFirst = axis > 0 && view.TermAxis(axis) == 0 && view.Term.Shape.Length > 1;
        if (axis < 0 || view.Sizes[axis] != slopes.Count || !(isOfLast || isOfFirst))
            throw call.Node.Refuse($"has slopes [{string.Join(", ", slopes.Dims)}]", "A PRelu has one slope, or one for each channel.");
        return view.With(Slopes(view.Term, perChannel: true).With("Axis", isOfLast ? view.Term.Shape.Length - 1 : 0));

        Term Slopes(Term input, bool perChannel) => call.Make("PRelu", input.Shape, input).With(
            options: input.Options.Clear().Add("PerChannel", perChannel ? 1 : 0), weights: input.Weights.Clear().Add("weight", slopes.Reshape(slopes.Count)));
    }

    private static float Bound(Call call, int input, string attribute, float otherwise) =>
        call.Find(input) is null ? call.Node.Number(attribute, otherwise) : call.Constant(input).Number ?? throw call.Node.Malformed("has a bound that is no number");

    private static Operand Each(Call call, string kind, params ReadOnlySpan<(string Name, double Value)> options)
    {
        var view = call.View(0);
        var made = call.Make(kind, view.Term.Shape, view.Term);
        foreach (var (name, value) in options)
            made = made.With(name, value);
        return view.With(made);
    }
}
