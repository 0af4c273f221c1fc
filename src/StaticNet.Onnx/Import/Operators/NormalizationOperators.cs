using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Normalizations, by statistics of training or of each row.</summary>
internal static class NormalizationOperators
{
    /// <summary>ONNX's momentum is what a statistic keeps, and its default.</summary>
    private const float Kept = 0.9f;

    public static Operand?[] Batch(Call call)
    {
        var node = call.Node;
        if (node.Whole("spatial", 1) == 0)
            throw node.Refuse("has statistics for each position, spatial = 0", "Normalize channels.");
        if (node.Whole("training_mode", 0) != 0)
            call.Remark($"'{node.Name}' goes by running statistics in inference, where the file has those of the batch.");
        var term = call.Term(0);
        if (term.Shape.Length > 3)
            throw node.Refuse($"normalizes values of {term.Shape.Length - 1} axes", "BatchNorm is for vectors, signals and images.");
        var (scale, shift, mean, variance) = (Vector(1), Vector(2), Vector(3), Vector(4));
        bool isAffine = !(IsFilled(scale, 1) && IsFilled(shift, 0));
        var made = call.Make("BatchNorm", term.Shape, term).With("Epsilon", node.Number("epsilon", 1e-5f)).With("Affine", isAffine ? 1 : 0)
            .With("Momentum", (float)Math.Round(1 - (double)node.Number("momentum", Kept), 6));
        var weights = made.Weights.Add("running_mean", mean).Add("running_var", variance);
        return [(Operand)made.With(weights: isAffine ? weights.Add("weight", scale).Add("bias", shift) : weights)];

        Tensor Vector(int input) => call.Weights(input) is var vector && vector.Count == term.Shape[0] ? vector.Reshape(vector.Count)
            : throw node.Malformed($"has {call.Weights(input).Count} numbers for {term.Shape[0]} channels");
    }

    public static Operand?[] Layer(Call call)
    {
        var node = call.Node;
        var (view, term) = Rows(call);
        var scale = call.Weights(1);
        var shift = call.FindWeights(2);
        bool isAffine = shift is not null || !IsFilled(scale, 1);
        var made = call.Make("LayerNorm", term.Shape, term).With("Epsilon", node.Number("epsilon", 1e-5f)).With("Affine", isAffine ? 1 : 0).With("Bias", shift is null && isAffine ? 0 : 1);
        var weights = isAffine ? made.Weights.Add("weight", Vector(call, scale, term)) : made.Weights;
        return [(Operand)view.With(made.With(weights: shift is null ? weights : weights.Add("bias", Vector(call, shift, term))))];
    }

    public static Operand?[] RootMeanSquare(Call call)
    {
        var (view, term) = Rows(call);
        var made = call.Make("RmsNorm", term.Shape, term).With("Epsilon", call.Node.Number("epsilon", 1e-5f)).With("Affine", 1);
        return [(Operand)view.With(made.With(weights: made.Weights.Add("weight", Vector(call, call.Weights(1), term))))];
    }

    // Ones or zeros that stand for no weights, since the file has no layer's name for them.
    private static bool IsFilled(Tensor tensor, float value) => Array.TrueForAll(tensor.Floats, element => element == value) && (tensor.Name is null || Hints.Trim(tensor.Name) is null);

    private static (View View, Term Term) Rows(Call call)
    {
        var view = call.View(0);
        int axis = call.Axis("axis", -1, view.Rank);
        if (axis != view.Rank - 1)
            throw call.Node.Refuse($"normalizes several axes, from {axis} on", "LayerNorm and RmsNorm are over the last axis.");
        if (view.IsFeatures(axis))
            return (view, view.Term);
        var term = call.Term(0);
        return (View.Of(term), term);
    }

    private static Tensor Vector(Call call, Tensor tensor, Term term) => tensor.Count == term.Features ? tensor.Reshape(tensor.Count)
        : throw call.Node.Malformed($"has {tensor.Count} numbers for {term.Features} features");
}
