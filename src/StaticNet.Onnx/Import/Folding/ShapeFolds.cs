using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Operators;

namespace StaticNet.Onnx.Import.Folding;

/// <summary>Known elements in other shapes and orders, and parts of them.</summary>
internal static class ShapeFolds
{
    public static Tensor Expand(Call call)
    {
        var value = call.Constant(0);
        long[] wanted = SizesOfOne(call.Constant(1));
        Limits.Count(call, wanted);
        var spread = new Spread(call, value, Tensor.Of(new Size[wanted.Aggregate(1L, (product, size) => product * size)], wanted));
        return value.Select(spread.Dims, index => spread[0, index]);
    }

    /// <summary>A shape of one sample: the batch as 1.</summary>
    public static long[] SizesOfOne(Tensor shape) => Array.ConvertAll(shape.Sizes, size => size.HasBatch ? 1 : size.Factor);

    public static Tensor Reshape(Call call)
    {
        var value = call.Constant(0);
        long[] target = call.FindWholes(1, "shape") ?? throw call.Node.Malformed("has no shape");
        long[] dims = [.. target.Select((size, axis) => size == 0 && axis < value.Dims.Length && call.Node.Whole("allowzero", 0) == 0 ? value.Dims[axis] : size)];
        int open = Array.IndexOf(dims, -1);
        long others = dims.Where((_, axis) => axis != open).Aggregate(1L, (product, size) => size is < 0 or > int.MaxValue ? -1 : unchecked(product * size));
        if (open >= 0 && others > 0)
            dims[open] = value.Count / others;
        return others >= 0 && dims.All(size => size >= 0) && dims.Aggregate(1L, (product, size) => unchecked(product * size)) == value.Count ? value.Reshape(dims)
            : throw call.Node.Malformed($"makes [{string.Join(", ", target)}] of {value.Count} elements");
    }

    public static Tensor Flatten(Call call)
    {
        var value = call.Constant(0);
        long axis = call.Node.Whole("axis", 1);
        int cut = axis == value.Dims.Length ? value.Dims.Length : call.Axis(axis, value.Dims.Length);
        long before = value.Dims[..cut].Aggregate(1L, (product, size) => product * size);
        return value.Reshape(before, before == 0 ? 0 : value.Count / before);
    }

    public static Tensor Squeeze(Call call)
    {
        var value = call.Constant(0);
        int[] axes = call.FindAxes(1, "axes", value.Dims.Length) ?? [.. Enumerable.Range(0, value.Dims.Length).Where(axis => value.Dims[axis] == 1)];
        return axes.All(axis => value.Dims[axis] == 1) ? value.Reshape([.. value.Dims.Where((_, axis) => !axes.Contains(axis))])
            : throw call.Node.Malformed("takes away an axis that isn't of size 1");
    }

    public static Tensor Unsqueeze(Call call)
    {
        var value = call.Constant(0);
        int count = call.FindWholes(1, "axes")?.Length ?? throw call.Node.Malformed("has no axes");
        var dims = value.Dims.ToList();
        foreach (int axis in call.FindAxes(1, "axes", value.Dims.Length + count)!.Order())
            dims.Insert(axis <= dims.Count ? axis : throw call.Node.Malformed("has an axis twice"), 1);
        return value.Reshape([.. dims]);
    }

    public static Tensor Transpose(Call call)
    {
        var value = call.Constant(0);
        int rank = value.Dims.Length;
        int[] order = call.Node.Wholes("perm") is { } wanted ? [.. wanted.Select(axis => call.Axis(axis, rank))] : [.. Enumerable.Range(0, rank).Reverse()];
        return order.Length == rank && order.Distinct().Count() == rank ? value.Transpose(order) : throw call.Node.Malformed($"has the order [{string.Join(", ", order)}] for {rank} axes");
    }

    public static Tensor Concat(Call call)
    {
        Tensor[] parts = [call.Constant(0), .. Enumerable.Range(1, Math.Max(call.Inputs.Length - 1, 0)).Select(call.Constant)];
        int rank = parts[0].Dims.Length, axis = call.Axis("axis", 0, rank);
        if (parts.Any(part => part.IsFloat != parts[0].IsFloat || part.Dims.Length != rank || part.Dims.Where((size, other) => other != axis && size != parts[0].Dims[other]).Any()))
            throw call.Node.Malformed("joins shapes that don't fit");
        long[] dims = [.. parts[0].Dims];
        dims[axis] = parts.Sum(part => part.Dims[axis]);
        Limits.Count(call, dims);
        int inner = (int)dims[(axis + 1)..].Aggregate(1L, (product, size) => product * size), outer = (int)dims[..axis].Aggregate(1L, (product, size) => product * size);
        return parts[0].IsFloat ? Tensor.Of([.. Rows(part => part.Floats)], dims) : Tensor.Of([.. Rows(part => part.Sizes)], dims);

        IEnumerable<T> Rows<T>(Func<Tensor, T[]> elements) => Enumerable.Range(0, outer).SelectMany(row => parts.SelectMany(part =>
            elements(part).Skip(row * (int)part.Dims[axis] * inner).Take((int)part.Dims[axis] * inner)));
    }

    public static Tensor Gather(Call call)
    {
        var (value, indices) = (call.Constant(0), call.Constant(1));
        int axis = call.Axis("axis", 0, value.Dims.Length);
        long size = value.Dims[axis];
        if (indices.IsFloat || indices.Sizes.Any(index => index.HasBatch || index.Factor < -size || index.Factor >= size))
            throw call.Node.Malformed($"takes elements of {size} that there aren't");
        int[] places = [.. indices.Sizes.Select(index => (int)(index.Factor < 0 ? index.Factor + size : index.Factor))];
        long[] dims = [.. value.Dims[..axis], .. indices.Dims, .. value.Dims[(axis + 1)..]];
        Limits.Count(call, dims);
        int inner = (int)value.Dims[(axis + 1)..].Aggregate(1L, (product, other) => product * other);
        return value.Select(dims, index => (((index / inner / places.Length * (int)size) + places[index / inner % places.Length]) * inner) + (index % inner));
    }

    public static Tensor Slice(Call call)
    {
        var value = call.Constant(0);
        long[] starts = call.FindWholes(1, "starts") ?? throw call.Node.Malformed("has no starts"), ends = call.FindWholes(2, "ends") ?? throw call.Node.Malformed("has no ends");
        int[] axes = call.FindAxes(3, "axes", value.Dims.Length) ?? [.. Enumerable.Range(0, starts.Length)];
        long[] steps = call.FindWholes(4, "steps") ?? [.. starts.Select(_ => 1L)];
        if (axes.Length != starts.Length || ends.Length != starts.Length || steps.Length != starts.Length || axes.Any(axis => axis >= value.Dims.Length) || steps.Any(step => step is 0 or long.MinValue))
            throw call.Node.Malformed("has starts and ends that don't fit");
        for (int index = 0; index < axes.Length; index++)
            value = Part(value, axes[index], starts[index], ends[index], steps[index]);
        return value;
    }

    public static Tensor Product(Call call)
    {
        var value = call.Constant(0);
        int[] axes = call.FindAxes(1, "axes", value.Dims.Length) ?? [.. Enumerable.Range(0, value.Dims.Length)];
        if (value.IsFloat || axes.Length != value.Dims.Length)
            throw call.Node.Refuse("multiplies along some axes", "Simplify the model, by onnxsim for instance.");
        var product = value.Sizes.Aggregate((Size?)1, (made, size) => made is { } known ? Size.Multiply(known, size) : null) ?? throw call.Node.Malformed("multiplies batches");
        return Tensor.Of((Size[])[product], call.Node.Whole("keepdims", 1) != 0 ? [.. value.Dims.Select(_ => 1L)] : []);
    }

    public static Tensor Triangle(Call call)
    {
        var value = call.Constant(0);
        long shift = call.Find(1) is null ? 0 : (long)(call.Constant(1).Number ?? 0);
        if (value.Dims.Length < 2)
            throw call.Node.Malformed("has no rows");
        bool isUpper = call.Node.Whole("upper", 1) != 0;
        long rows = value.Dims[^2], columns = value.Dims[^1];
        return value.IsFloat
            ? Tensor.Of([.. value.Floats.Select((element, index) => Keeps(index) ? element : 0)], value.Dims)
            : Tensor.Of([.. value.Sizes.Select((element, index) => Keeps(index) ? element : new Size(0))], value.Dims);

        bool Keeps(int index) => (index % columns) - (index / columns % rows) is var distance && (isUpper ? distance >= shift : distance <= shift);
    }

    /// <summary>Elements from one of an axis to another.</summary>
    public static Tensor Part(Tensor value, int axis, long start, long end, long step = 1)
    {
        long size = value.Dims[axis];
        (start, end) = step > 0 ? (Clamp(start, 0, size), Clamp(end, 0, size)) : (Clamp(start, 0, size - 1), end < -size ? -1 : Clamp(end, -1, size - 1));
        long count = Math.Max((end - start + step - Math.Sign(step)) / step, 0);
        long[] dims = [.. value.Dims];
        dims[axis] = count;
        int inner = (int)value.Dims[(axis + 1)..].Aggregate(1L, (product, other) => product * other);
        return value.Select(dims, index => (((index / inner / (int)count * (int)size) + (int)(start + (index / inner % count * step))) * inner) + (index % inner));

        long Clamp(long place, long least, long most) => Math.Clamp(place < 0 && place >= -size ? place + size : place, least, Math.Max(most, least));
    }
}
