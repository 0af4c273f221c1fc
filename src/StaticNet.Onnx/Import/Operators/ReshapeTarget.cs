using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Finds what a shape in a model means: sizes that stay, one that is what is left, and a batch that the file took for a fixed number.</summary>
/// <param name="call">The reshape.</param>
/// <param name="view">What is reshaped.</param>
internal sealed class ReshapeTarget(Call call, View view)
{
    private const long Left = -1;

    /// <summary>The value in other sizes; null where it has no such view.</summary>
    /// <param name="target">The shape.</param>
    public View? Apply(Size[] target)
    {
        bool keepsZeros = call.Node.Whole("allowzero", 0) == 0;
        var sizes = target.Select((size, axis) => size == 0 && keepsZeros && axis < view.Rank ? view.Sizes[axis] : size).ToArray();
        if (sizes.Count(size => size == Left) > 1 || sizes.Any(size => size.Factor < 1 && size != Left))
            throw call.Node.Malformed($"has the shape [{string.Join(", ", target)}]");

        // A model of a fixed batch has it as a number, which is to be told from the others.
        if (call.Context.FixedBatch is { } batch && !sizes.Any(size => size.HasBatch))
            return Complete(sizes, new Size(batch * Elements(view.Sizes).Factor)) is { } numbers ? WithBatch(numbers, batch) : null;
        return Complete(sizes, Elements(view.Sizes)) is { } complete ? InSizes(complete) : null;
    }

    // The axis that is the batch alone first, then one that it is joined in.
    private View? WithBatch(Size[] numbers, long batch) => Enumerable.Range(0, numbers.Length)
        .Where(axis => numbers[axis].Factor % batch == 0)
        .OrderBy(axis => numbers[axis].Factor != batch)
        .Select(axis => InSizes([.. numbers.Select((size, other) => other == axis ? new Size(size.Factor / batch, HasBatch: true) : size)]))
        .FirstOrDefault(found => found is not null);

    // Sizes that are neither parts nor products of those before are another shape of each sample.
    private View? InSizes(Size[] sizes) => view.Reshape(sizes) ?? (sizes.Length > 1 && sizes[0] == Size.Batch && Elements(sizes) == Elements(view.Sizes) && view.Materialize() is { } term
        ? View.Of(call.Make("Reshape", [.. sizes.Skip(1).Select(size => (int)size.Factor)], term)) : null);

    private static Size[]? Complete(Size[] sizes, Size elements)
    {
        int open = Array.IndexOf(sizes, new Size(Left));
        if (open < 0)
            return sizes;
        var others = Elements([.. sizes.Where((_, axis) => axis != open)]);
        if (others.Factor == 0 || elements.Factor % others.Factor != 0 || Size.Divide(elements, others) is not { } left)
            return null;
        sizes[open] = left;
        return sizes;
    }

    private static Size Elements(Size[] sizes) => new(sizes.Aggregate(1L, (product, size) => unchecked(product * size.Factor)), sizes.Any(size => size.HasBatch));
}
