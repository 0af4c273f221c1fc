using System.Collections.Immutable;
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

    /// <summary>Attention of queries, keys and values by one operator, of opset 23: heads are axes, or parts of features.</summary>
    public static Operand?[] Attend(Call call)
    {
        var node = call.Node;
        if (call.Find(4) is not null || call.Find(5) is not null || node.Outputs.Skip(1).Any(name => name.Length > 0) || node.Number("softcap", 0) != 0)
            throw node.Refuse("has keys of the past, a softcap or several outputs", "SelfAttention and CrossAttention are of all steps at once.");
        bool isFlat = call.View(0).Rank == 3;
        View queries = Split(0, "q_num_heads"), keys = Split(1, "kv_num_heads"), values = Split(2, "kv_num_heads");
        if (Heads(queries) is not { } query || Heads(keys) is not { } key || Heads(values) is not { } value || query.Shape[1] != key.Shape[1] || query.Shape[2] != key.Shape[2]
            || value.Shape[1] != key.Shape[1] || value.Shape[0] != key.Shape[0])
            throw Refuse(call);
        ImmutableArray<int> shape = [query.Shape[1], query.Shape[0], key.Shape[0]];
        var scores = call.Make("Multiply", shape, call.Make("Scores", shape, query, key), Term.Of(Tensor.Of((float[])[node.Number("scale", (float)(1 / Math.Sqrt(query.Shape[2])))], 1, 1, 1)));
        if (node.Whole("is_causal", 0) != 0)
            scores = Masked(call, scores, Tensor.Of([.. Enumerable.Range(0, shape[1] * shape[2]).Select(pair => new Size(pair % shape[2] <= pair / shape[2] ? 1 : 0))], 1, shape[1], shape[2]));
        if (call.Find(3) is not null && call.Constant(3) is { Dims.Length: >= 2 } mask)
            scores = mask.IsFloat ? call.Make("Add", shape, scores, Term.Of(Last(call, mask))) : Masked(call, scores, Last(call, mask));
        int width = value.Shape[1] * value.Shape[2];
        var mixed = View.Of(call.Make("Mixed", [shape[1], width], call.Make("Softmax", shape, scores), value));
        return [isFlat ? mixed : mixed.Reshape([Size.Batch, shape[1], value.Shape[1], value.Shape[2]])!.Transpose([0, 2, 1, 3])];

        View Split(int input, string heads)
        {
            var view = call.View(input);
            return !isFlat ? view : view.Reshape([view.Sizes[0], view.Sizes[1], node.Whole(heads, 1), view.Sizes[2].Factor / Math.Max(node.Whole(heads, 1), 1)])?.Transpose([0, 2, 1, 3]) ?? throw Refuse(call);
        }
    }

    // [1, steps, keys] of a mask that is the same for all samples and heads.
    private static Tensor Last(Call call, Tensor mask) => mask.Dims[..^2].All(size => size == 1) ? mask.Reshape(1, mask.Dims[^2], mask.Dims[^1]) : throw Refuse(call);

    private static Term Masked(Call call, Term scores, Tensor seen) => call.Make("Where", scores.Shape, Term.Of(seen), scores, Term.Of(Tensor.Of((float[])[float.MinValue], 1, 1, 1)));

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
