using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Means, sums and the like over axes: pools, or steps of normalizations.</summary>
internal static class ReduceOperators
{
    /// <summary>One over some axes.</summary>
    /// <param name="row">The step that is over the last axis.</param>
    /// <param name="pool">The layer that is over positions or steps; null where there is none.</param>
    public static Func<Call, Operand> Over(string row, string? pool) => call =>
    {
        var view = call.View(0);
        int[] order = view.Order(), axes = call.FindAxes(1, "axes", view.Rank) ?? [.. Enumerable.Range(0, view.Rank)];
        var term = view.Transpose(order).Materialize() ?? throw call.Reordered(0);
        int[] own = [.. axes.Select(axis => Array.IndexOf(order, axis) - 1).Order()];
        if (own.Length == 0 || own[0] < 0)
            throw call.Node.Refuse("is over the samples of a batch", "Samples don't see each other but in batch normalization.");
        bool keeps = call.Node.Whole("keepdims", 1) != 0;
        int[] back = new int[order.Length];
        for (int axis = 0; axis < order.Length; axis++)
            back[order[axis]] = axis;
        var reduced = View.Of(Reduce(call, term, own, row, pool, keeps)).Transpose(back);
        return keeps ? reduced : reduced.Squeeze(axes)!;
    };

    // In the shape that axes of size 1 give.
    private static Term Reduce(Call call, Term term, int[] axes, string row, string? pool, bool keeps)
    {
        int rank = term.Shape.Length;
        int[] shape = [.. term.Shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)];
        if (pool is not null && rank > 1 && axes.SequenceEqual(Enumerable.Range(1, rank - 1)) && (!keeps || rank == 3))
            return call.Make("Reshape", [.. shape], call.Make(pool, [term.Shape[0]], term));
        if (pool is not null && rank == 2 && axes is [0])
            return call.Make("Reshape", [.. shape], call.Make(pool, [term.Shape[1]], term).With("OverSteps", 1));
        return axes.Length == 1 && axes[0] == rank - 1 ? call.Make(row, [.. shape], term)
            : throw call.Node.Refuse($"is over the axes [{string.Join(", ", axes.Select(axis => axis + 1))}] of {term}", "Pools are over all positions of an image or signal, or over the steps of a sequence.");
    }
}
