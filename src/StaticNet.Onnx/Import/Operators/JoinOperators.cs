using StaticNet.Onnx.Import.Folding;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Values side by side, and parts of one.</summary>
internal static class JoinOperators
{
    public static Operand Concat(Call call)
    {
        View[] views = [.. Enumerable.Range(0, call.Inputs.Length).Select(call.View)];
        int rank = views[0].Rank, axis = call.Axis("axis", 1, rank);
        if (views.Any(view => view.Rank != rank))
            throw call.Node.Malformed("joins values of several ranks");
        int[] order = views[0].Order(), back = new int[rank];
        for (int place = 0; place < rank; place++)
            back[order[place]] = place;
        Term[] terms = [.. views.Select((view, input) => view.Transpose(order).Materialize() ?? throw call.Reordered(input))];
        int own = back[axis] - 1;
        if (own < 0)
            throw call.Node.Refuse("joins batches", "Samples are computed each by itself.");
        int[] shape = [.. terms[0].Shape];
        if (terms.Any(term => term.Shape.Where((size, place) => place != own && size != shape[place]).Any()))
            throw call.Node.Malformed($"joins shapes that don't fit, {string.Join(" and ", terms.Select(term => term.ToString()))}");
        shape[own] = terms.Sum(term => term.Shape[own]);
        return View.Of(call.Make("Concat", [.. shape], [.. terms]).With("Axis", own)).Transpose(back);
    }

    public static Operand?[] Split(Call call)
    {
        var whole = call.Operand(0);
        int axis = call.Axis("axis", 0, whole.Sizes.Length), parts = call.Node.Outputs.Count;
        long size = whole.Sizes[axis].Factor, each = (size + parts - 1) / parts;
        long[] sizes = call.FindWholes(1, "split") ?? [.. Enumerable.Range(0, parts).Select(part => Math.Min(each, size - (part * each)))];
        if (sizes.Length != parts || sizes.Sum() != size || sizes.Any(length => length < 1))
            throw call.Node.Malformed($"divides {size} into [{string.Join(", ", sizes)}]");
        long start = 0;
        return [.. sizes.Select(length => whole.Constant is { } constant
            ? (Operand?)ShapeFolds.Part(constant, axis, (start += length) - length, start)
            : Part(call, whole.View!, axis, (start += length) - length, length))];
    }

    public static Operand Slice(Call call)
    {
        var view = call.View(0);
        long[] starts = call.FindWholes(1, "starts") ?? throw call.Node.Malformed("has no starts"), ends = call.FindWholes(2, "ends") ?? throw call.Node.Malformed("has no ends");
        int[] axes = call.FindAxes(3, "axes", view.Rank) ?? [.. Enumerable.Range(0, starts.Length)];
        long[] steps = call.FindWholes(4, "steps") ?? [.. starts.Select(_ => 1L)];
        if (axes.Length != starts.Length || ends.Length != starts.Length || steps.Length != starts.Length || axes.Any(axis => axis >= view.Rank))
            throw call.Node.Malformed("has starts and ends that don't fit");
        for (int index = 0; index < axes.Length; index++)
        {
            var size = view.Sizes[axes[index]];
            long start = Clamp(starts[index]), end = Clamp(ends[index]);
            if (steps[index] != 1)
                throw call.Node.Refuse($"takes every {steps[index]}th element", "Take all that lie side by side.");
            if (start == 0 && (end == size.Factor || (size.HasBatch && ends[index] >= int.MaxValue)))
                continue;
            view = end > start && !size.HasBatch ? Part(call, view, axes[index], start, end - start) : throw call.Node.Refuse("takes some samples of a batch, or nothing", "Leave it out of the model.");

            long Clamp(long place) => Math.Clamp(place < 0 ? place + size.Factor : place, 0, size.Factor);
        }

        return view;
    }

    /// <summary>Rows of a table by whole numbers, or one element of an axis.</summary>
    public static Operand Gather(Call call)
    {
        if (call.Operand(0).Constant is { } table)
            return Embedding(call, table);
        var view = call.View(0);
        int axis = call.Axis("axis", 0, view.Rank);
        var index = call.Constant(1);
        if (index.IsFloat || index.Count != 1 || index.Dims.Length > 1 || index.Sizes[0].HasBatch || view.IsBatch(axis))
            throw call.Node.Refuse("takes some elements of an axis", "Take all of them, or the last step of a recurrence.");
        long size = view.Sizes[axis].Factor, place = index.Sizes[0].Factor;
        if (place < -size || place >= size)
            throw call.Node.Malformed($"takes the element {place} of {size}");
        var part = Part(call, view, axis, place < 0 ? place + size : place, 1);
        return index.Dims.Length == 1 ? part : part.Squeeze([axis])!;
    }

    private static Operand Embedding(Call call, Tensor table)
    {
        var tokens = call.Term(1);
        if (!table.IsFloat || table.Dims.Length != 2 || call.Axis("axis", 0, table.Dims.Length) != 0 || tokens.Option("Integer") != 1)
            throw call.Node.Refuse("looks up other things than rows of a table by the whole numbers of an input", "An Embedding does that: a table [vocabulary, features].");
        if (tokens.Shape.Length != 1)
            throw call.Node.Refuse($"looks up whole numbers of the shape [{string.Join(", ", tokens.Shape)}]", "An Embedding reads [batch, tokens].");
        var made = call.Make("Embedding", [tokens.Shape[0], (int)table.Dims[1]], tokens).With("Features", table.Dims[1]);
        return made.With(weights: made.Weights.Add("weight", table), hints: [.. new[] { Hints.Trim(table.Name ?? "") }.OfType<string>(), .. made.Hints]);
    }

    private static View Part(Call call, View view, int axis, long start, long length) => start == 0 && length == view.Sizes[axis].Factor ? view
        : view.Part(axis, (int)start, (int)length, call.Node) ?? throw call.Node.Refuse($"takes a part of an axis that others are joined in", "Leave it out of the model.");
}
