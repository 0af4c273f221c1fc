using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Operators that compute nothing: they pass on, put elements in other sizes or axes in another order, or tell sizes.</summary>
internal static class ShapeOperators
{
    /// <summary>Types of ONNX that are floats.</summary>
    private static readonly long[] FloatTypes = [1, 10, 11, 16];
    private const long Bool = 9;

    public static Operand Identity(Call call) => call.Operand(0);

    /// <summary>Nothing in inference; its mask isn't made.</summary>
    public static Operand?[] Dropout(Call call)
    {
        call.Remark("Dropout was left out, which inference doesn't have: add [Dropout] where training needs it.");
        return [call.Operand(0), null];
    }

    /// <summary>Another type of floats, or of whole numbers, is the same here, and lengths are numbers of any type.</summary>
    public static Operand Cast(Call call)
    {
        if (call.View(0).Term.Kind is "Lengths" or "Mask" && call.Node.Whole("to", 0) is var type && (type != Bool || call.View(0).Term.Kind == "Mask"))
            return call.Operand(0);
        bool isInteger = call.View(0).Term.Option("Integer") == 1, toFloat = FloatTypes.Contains(call.Node.Whole("to", 0));
        return isInteger != toFloat ? call.Operand(0)
            : throw call.Node.Refuse("makes whole numbers of floats, or floats of whole numbers", "Inputs are floats, or whole numbers for an embedding.");
    }

    public static Operand Shape(Call call)
    {
        var sizes = call.Operand(0).Sizes;
        int start = Clamp(call.Node.Whole("start", 0)), end = Clamp(call.Node.Whole("end", sizes.Length));
        Size[] part = sizes[start..Math.Max(start, end)];
        return Tensor.Of(part, part.Length);

        int Clamp(long axis) => (int)Math.Clamp(axis < 0 ? axis + sizes.Length : axis, 0, sizes.Length);
    }

    public static Operand Count(Call call) =>
        call.Operand(0).Sizes.Aggregate((Size?)1, (product, size) => product is { } known ? Size.Multiply(known, size) : null) is { } count ? Tensor.Of((Size[])[count])
            : throw call.Node.Malformed("counts what isn't known");

    public static Operand Reshape(Call call)
    {
        var view = call.View(0);
        var target = call.Find(1) is null
            ? [.. (call.Node.Wholes("shape") ?? throw call.Node.Malformed("has no shape")).Select(size => new Size(size))]
            : call.Constant(1).Sizes;
        return new ReshapeTarget(call, view).Apply(target) ?? throw call.Node.Refuse(
            $"makes [{string.Join(", ", target)}] of [{string.Join(", ", view.Sizes)}], which mixes samples or cuts through axes", "A Reshape is of the elements of each sample.");
    }

    /// <summary>Sizes of 1 that are repeated, which what reads them does as well.</summary>
    public static Operand Expand(Call call)
    {
        var view = call.View(0);
        return view.Sizes.Any(size => size == 1) || (call.Find(1)?.Constant is { } shape && shape.Count <= view.Rank) ? view : throw call.Node.Refuse("repeats a value", "StaticNet has no layer for that.");
    }

    public static Operand Flatten(Call call)
    {
        var view = call.View(0);
        var sizes = view.Sizes;
        long axis = call.Node.Whole("axis", 1);
        int cut = axis == view.Rank ? view.Rank : call.Axis(axis, view.Rank);
        return Product(sizes[..cut]) is { } before && Product(sizes[cut..]) is { } behind && view.Reshape([before, behind]) is { } flat ? flat : throw call.Reordered(0);
    }

    public static Operand Squeeze(Call call)
    {
        var view = call.View(0);
        int[] axes = call.FindAxes(1, "axes", view.Rank) ?? [.. Enumerable.Range(0, view.Rank).Where(axis => view.Sizes[axis] == 1)];
        return view.Squeeze(axes) ?? throw (axes.Any(view.IsBatch)
            ? call.Node.Refuse("takes the batch away", "Export the model with a dynamic first size, or leave the batch in.")
            : call.Node.Malformed("takes away an axis that isn't of size 1"));
    }

    public static Operand Unsqueeze(Call call)
    {
        var view = call.View(0);
        int count = call.FindWholes(1, "axes")?.Length ?? throw call.Node.Malformed("has no axes");
        return view.Unsqueeze(call.FindAxes(1, "axes", view.Rank + count)!);
    }

    public static Operand Transpose(Call call)
    {
        var view = call.View(0);
        int[] order = call.Node.Wholes("perm") is { } wanted ? [.. wanted.Select(axis => call.Axis(axis, view.Rank))] : [.. Enumerable.Range(0, view.Rank).Reverse()];
        return order.Length == view.Rank && order.Distinct().Count() == view.Rank ? view.Transpose(order)
            : throw call.Node.Malformed($"has the order [{string.Join(", ", order)}] for {view.Rank} axes");
    }

    private static Size? Product(Size[] sizes) => sizes.Aggregate((Size?)1, (product, size) => product is { } known ? Size.Multiply(known, size) : null);
}
