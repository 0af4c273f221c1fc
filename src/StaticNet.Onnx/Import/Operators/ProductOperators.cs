using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Products with weights: dense layers.</summary>
internal static class ProductOperators
{
    /// <summary><c>alpha · A · B + beta · C</c>, A and B turned where it says so.</summary>
    public static Operand Gemm(Call call)
    {
        var node = call.Node;
        if (node.Whole("transA", 0) != 0)
            throw node.Refuse("turns its input, so that samples are mixed", "Export the layer with transA = 0.");
        var weights = Scale(call.Weights(1), node.Number("alpha", 1));
        if (weights.Dims.Length != 2)
            throw node.Malformed($"has weights of {weights.Dims.Length} axes");
        var made = Dense(call, node.Whole("transB", 0) != 0 ? weights : Turn(weights));
        if (call.FindWeights(2) is not { } bias)
            return made;
        bias = Scale(bias, node.Number("beta", 1));
        int units = made.Term.Shape[^1];
        if (bias.Count != units && bias.Count != 1)
            throw node.Refuse("adds something else than a number for each unit", "Add it by a node of its own.");
        bias = bias.Count == units ? bias.Reshape(units) : bias.Select([units], _ => 0);
        return made.With(made.Term.With(options: made.Term.Options.SetItem("Bias", 1), weights: made.Term.Weights.SetItem("bias", bias)));
    }

    /// <summary>The product with weights, or of two values, which is part of an attention.</summary>
    public static Operand MatMul(Call call)
    {
        if (call.Operand(0).View is null)
            throw call.Node.Refuse("multiplies weights by a value from the left, so that it mixes what a dense layer keeps apart", "Transpose the product: x · Wᵀ.");
        if (call.Operand(1).View is not null)
            return AttentionOperators.Product(call);
        var weights = call.Weights(1);
        return weights.Dims.Length == 2 ? Dense(call, Turn(weights))
            : throw call.Node.Refuse($"multiplies by weights of {weights.Dims.Length} axes", "A dense layer has two: inputs and units.");
    }

    // Weights [units, inputs] on the last axis, or on all elements of a sample in any order, which weights then follow.
    private static View Dense(Call call, Tensor weights)
    {
        var view = call.View(0);
        int units = (int)weights.Dims[0];
        if (view.Sizes[^1] != weights.Dims[1])
            throw call.Node.Malformed($"multiplies {weights.Dims[1]} inputs by weights, and reads {view.Sizes[^1]}");
        if (units == 0)
            throw call.Node.Malformed("has no units");
        if (view.IsFeatures(view.Rank - 1))
            return view.WithFeatures(Layer(view.Term, weights));
        if (view.Materialize() is { } term)
            return View.Of(Layer(term, weights));
        if (!view.BeginsWithBatch || view.Rank != 2)
            throw call.Reordered(0);
        int[] places = view.Places(), from = new int[places.Length];
        for (int index = 0; index < places.Length; index++)
            from[places[index]] = index;
        call.Remark($"The inputs of '{call.Node.Name}' are in another order than in the file, channels first, and its weights with them.");
        var sorted = weights.Select(weights.Dims, index => (index / from.Length * from.Length) + from[index % from.Length]);
        return View.Of(Layer(new Term("Reshape", [from.Length], view.Term) { Node = call.Node }, sorted));

        Term Layer(Term input, Tensor matrix) => call.Make("Dense", [.. input.Shape[..^1], units], input).With(
            options: input.Options.Clear().Add("Units", units).Add("Bias", 0), weights: input.Weights.Clear().Add("weight", matrix));
    }

    private static Tensor Turn(Tensor weights) => weights.Transpose(1, 0);

    private static Tensor Scale(Tensor tensor, float factor) =>
        factor == 1 ? tensor : Tensor.Of(Array.ConvertAll(tensor.Floats, value => value * factor), tensor.Dims).Named(tensor.Name);
}
