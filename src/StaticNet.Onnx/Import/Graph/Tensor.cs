namespace StaticNet.Onnx.Import.Graph;

/// <summary>Elements that are known while a model is read: weights, shapes, indices.</summary>
internal sealed class Tensor
{
    private Tensor(long[] dims, float[] floats, Size[] sizes, bool isFloat, string? name) => (Dims, Floats, Sizes, IsFloat, Name) = (dims, floats, sizes, isFloat, name);

    /// <summary>Its sizes, none for a number.</summary>
    public long[] Dims { get; }

    /// <summary>Its elements where they are floats, row-major.</summary>
    public float[] Floats { get; }

    /// <summary>Its elements where they are whole numbers or truth values.</summary>
    public Size[] Sizes { get; }

    /// <summary>Whether elements are floats.</summary>
    public bool IsFloat { get; }

    /// <summary>The name that the file has for it; null for one that was computed.</summary>
    public string? Name { get; }

    /// <summary>The number of elements.</summary>
    public int Count => IsFloat ? Floats.Length : Sizes.Length;

    /// <summary>Whether it has one element.</summary>
    public bool IsNumber => Count == 1;

    /// <summary>Its element, of one that has one, as a float; null for a multiple of the batch's size.</summary>
    public float? Number => Count != 1 ? null : IsFloat ? Floats[0] : Sizes[0].HasBatch ? null : Sizes[0].Factor;

    public static Tensor Of(float[] values, params long[] dims) => new(dims, values, [], isFloat: true, name: null);

    public static Tensor Of(Size[] values, params long[] dims) => new(dims, [], values, isFloat: false, name: null);

    /// <summary>The same elements in other sizes.</summary>
    public Tensor Reshape(params long[] dims) => new(dims, Floats, Sizes, IsFloat, Name);

    /// <summary>The same under a name.</summary>
    public Tensor Named(string? name) => new(Dims, Floats, Sizes, IsFloat, name);

    /// <summary>Elements chosen by index.</summary>
    /// <param name="dims">The sizes of what is made.</param>
    /// <param name="indexOf">The index here of each element there.</param>
    public Tensor Select(long[] dims, Func<int, int> indexOf)
    {
        int count = 1;
        foreach (long size in dims)
            count = checked(count * (int)size);
        return IsFloat
            ? new Tensor(dims, Gather(Floats, count, indexOf), [], isFloat: true, Name)
            : new Tensor(dims, [], Gather(Sizes, count, indexOf), isFloat: false, Name);
    }

    /// <summary>The axes in another order.</summary>
    /// <param name="order">The axis here of each axis there.</param>
    public Tensor Transpose(params int[] order)
    {
        int[] strides = Strides(Dims);
        long[] dims = [.. order.Select(axis => Dims[axis])];
        int[] moved = [.. order.Select(axis => strides[axis])], own = Strides(dims);
        return Select(dims, index =>
        {
            int source = 0;
            for (int axis = 0; axis < dims.Length; axis++)
            {
                source += index / own[axis] * moved[axis];
                index %= own[axis];
            }

            return source;
        });
    }

    /// <summary>Whether two have the same elements in the same sizes.</summary>
    public bool IsSame(Tensor other) => IsFloat && other.IsFloat && Dims.AsSpan().SequenceEqual(other.Dims) && Floats.AsSpan().SequenceEqual(other.Floats);

    /// <summary>How many elements lie between two of each axis.</summary>
    public static int[] Strides(long[] dims)
    {
        int[] strides = new int[dims.Length];
        for (int axis = dims.Length - 1, stride = 1; axis >= 0; axis--)
        {
            strides[axis] = Math.Max(stride, 1);
            stride *= (int)dims[axis];
        }

        return strides;
    }

    private static T[] Gather<T>(T[] values, int count, Func<int, int> indexOf)
    {
        var chosen = new T[count];
        for (int index = 0; index < count; index++)
            chosen[index] = values[indexOf(index)];
        return chosen;
    }
}
