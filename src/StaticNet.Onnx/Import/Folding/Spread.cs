using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Operators;

namespace StaticNet.Onnx.Import.Folding;

/// <summary>Tensors of several shapes spread over each other, as NumPy does.</summary>
internal sealed class Spread
{
    private readonly int[][] _steps;
    private readonly int[] _strides;

    /// <summary>Finds the shape that they have together.</summary>
    /// <exception cref="InvalidDataException">They don't fit.</exception>
    public Spread(Call call, params Tensor[] tensors)
    {
        int rank = tensors.Max(tensor => tensor.Dims.Length);
        Dims = [.. Enumerable.Repeat(1L, rank)];
        foreach (var tensor in tensors)
            for (int axis = 0; axis < tensor.Dims.Length; axis++)
            {
                ref long size = ref Dims[rank - tensor.Dims.Length + axis];
                size = size == 1 ? tensor.Dims[axis] : tensor.Dims[axis] == 1 || tensor.Dims[axis] == size ? size : throw call.Node.Malformed("combines shapes that don't fit");
            }

        Count = Limits.Count(call, Dims);
        _strides = Tensor.Strides(Dims);
        _steps = [.. tensors.Select(tensor =>
        {
            int[] own = Tensor.Strides(tensor.Dims), steps = new int[rank];
            for (int axis = 0; axis < own.Length; axis++)
                steps[rank - own.Length + axis] = tensor.Dims[axis] == 1 ? 0 : own[axis];
            return steps;
        })];
    }

    /// <summary>The sizes.</summary>
    public long[] Dims { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>The place in a tensor of an element.</summary>
    public int this[int tensor, int index]
    {
        get
        {
            int place = 0;
            for (int axis = 0; axis < _strides.Length; axis++)
            {
                place += index / _strides[axis] * _steps[tensor][axis];
                index %= _strides[axis];
            }

            return place;
        }
    }
}
