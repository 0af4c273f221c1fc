using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Products of two values, as attention has them: of queries and keys, and of the probabilities that become of these and values. Heads are axes, or joined with the batch.</summary>
internal static class AttentionOperators
{
    public static Operand Product(Call call)
    {
        var (left, right) = (call.View(0), call.View(1));
        if (left.Rank < 3 || left.Rank != right.Rank)
            throw Refuse(call);
        return left.Term is { Kind: "Softmax", Shape.Length: 3 } ? Mix(call, left, right) : Compare(call, left, right);
    }

    // [heads, steps, keys] of queries and keys, which are features by keys.
    private static Operand Compare(Call call, View left, View right)
    {
        int[] turned = [.. Enumerable.Range(0, right.Rank - 2), right.Rank - 1, right.Rank - 2];
        if (Heads(left) is not { } queries || Heads(right.Transpose(turned)) is not { } keys || queries.Shape[1] != keys.Shape[1] || queries.Shape[2] != keys.Shape[2])
            throw Refuse(call);
        var scores = call.Make("Scores", [queries.Shape[1], queries.Shape[0], keys.Shape[0]], queries, keys);
        return View.Of(scores).Reshape([.. left.Sizes[..^1], keys.Shape[0]])!;
    }

    // [steps, heads · features] of probabilities and values.
    private static Operand Mix(Call call, View left, View right)
    {
        var probabilities = left.Term;
        if (!left.IsInOrder || Heads(right) is not { } values || values.Shape[1] != probabilities.Shape[0] || values.Shape[0] != probabilities.Shape[2])
            throw Refuse(call);
        int steps = probabilities.Shape[1], heads = values.Shape[1], features = values.Shape[2];
        var mixed = call.Make("Mixed", [steps, heads * features], probabilities, values);
        var split = View.Of(mixed).Reshape([Size.Batch, steps, heads, features])!.Transpose([0, 2, 1, 3]);
        return split.Reshape([.. left.Sizes[..^1], features]) ?? throw Refuse(call);
    }

    // [steps, heads, features] of a view whose last axes are steps and features, the others batch and heads.
    private static Term? Heads(View view)
    {
        var sizes = view.Sizes;
        long heads = sizes[..^2].Aggregate(1L, (product, size) => product * size.Factor);
        return view.Reshape([new Size(1, HasBatch: true), heads, sizes[^2], sizes[^1]])?.Transpose([0, 2, 1, 3]).Materialize();
    }

    private static InvalidDataException Refuse(Call call) =>
        call.Node.Refuse("multiplies two values by each other, and is no part of an attention that is known", "StaticNet has such products in SelfAttention and CrossAttention: queries, keys and values of heads.");
}
