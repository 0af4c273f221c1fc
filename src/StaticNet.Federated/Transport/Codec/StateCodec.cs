using System.Runtime.InteropServices;
using Google.Protobuf;
using StaticNet.Data;
using StaticNet.Files;

namespace StaticNet.Federated.Wire;

/// <summary>
/// Turns a model into Flower's parameters and back: a tensor of the state dict an element, in order, each the bytes of an NPY file. Trained tensors and statistics are written as
/// float32, counts of batches as int64 without dimensions.
/// </summary>
/// <param name="layout">The model's tensors.</param>
internal sealed class StateCodec(StateDictLayout layout)
{
    /// <summary>What Flower calls tensors in NumPy's format.</summary>
    public const string TensorType = "numpy.ndarray";

    /// <summary>Writes a model.</summary>
    /// <param name="state">Its elements, or none for parameters without a tensor.</param>
    /// <exception cref="ArgumentException">The model has another number of elements.</exception>
    public Parameters Write(ReadOnlySpan<float> state)
    {
        var parameters = new Parameters { TensorType = TensorType };
        if (state.IsEmpty)
            return parameters;
        if (state.Length != layout.Length)
            throw new ArgumentException($"The model has {state.Length} elements; its layout has {layout.Length}.", nameof(state));
        for (int i = 0; i < layout.Tensors.Length; i++)
            parameters.Tensors.Add(Write(layout.Tensors[i], layout.Slice(i, state)));
        return parameters;
    }

    /// <summary>Reads a model. Numbers of 16 and 64 bits become floats, of any byte order, in row-major or Fortran order.</summary>
    /// <param name="parameters">The parameters; null for none.</param>
    /// <returns>The elements, a new array; none if there is no tensor.</returns>
    /// <exception cref="ClientFailureException">They are of another model, or no NPY. The message names the tensor, what was found and what was wanted.</exception>
    public float[] Read(Parameters? parameters)
    {
        if (parameters is null || parameters.Tensors.Count == 0)
            return [];
        if (parameters.TensorType != TensorType)
            throw new ClientFailureException($"The tensors are of type '{parameters.TensorType}'; wanted is '{TensorType}'.");
        if (parameters.Tensors.Count != layout.Tensors.Length)
            throw new ClientFailureException($"There are {parameters.Tensors.Count} tensors; wanted are {layout.Tensors.Length}, from {layout.Tensors[0]} to {layout.Tensors[^1]}.");
        float[] state = new float[layout.Length];
        for (int i = 0; i < layout.Tensors.Length; i++)
            Read(layout.Tensors[i], parameters.Tensors[i], layout.Slice(i, state.AsSpan()));
        return state;
    }

    private static ByteString Write(StateDictTensor tensor, ReadOnlySpan<float> values)
    {
        var array = tensor.Role == StateDictRole.BatchCount
            ? NpyArray.Create([(long)MathF.Round(values[0])])
            : NpyArray.Create(values, [.. tensor.Shape]);
        var stream = new MemoryStream(array.Bytes.Length + 256);
        NpyFile.Write(stream, array);
        return UnsafeByteOperations.UnsafeWrap(stream.GetBuffer().AsMemory(0, (int)stream.Length));
    }

    private static void Read(StateDictTensor tensor, ByteString bytes, Span<float> values)
    {
        try
        {
            var array = NpyFile.Read(Open(bytes), tensor.Name);
            if (!HasShape(tensor, array))
                throw new ClientFailureException($"{tensor.Name} has the shape [{string.Join(", ", array.Shape)}]; wanted is {tensor}.");
            if (tensor.Role != StateDictRole.BatchCount && !IsReal(array.ElementType))
                throw new ClientFailureException($"{tensor.Name} has elements of type {array.ElementType}; wanted are reals of 16, 32 or 64 bits.");
            array.ToSingles().CopyTo(values);
        }
        catch (InvalidDataException e)
        {
            throw new ClientFailureException($"{e.Message} Wanted is {tensor}.", e);
        }
    }

    private static bool HasShape(StateDictTensor tensor, NpyArray array) =>
        array.Shape.AsSpan().SequenceEqual(tensor.Shape.AsSpan()) || (tensor.Role == StateDictRole.BatchCount && array.Shape is [] or [1]);

    private static bool IsReal(NpyElementType type) => type is NpyElementType.Real16 or NpyElementType.Real32 or NpyElementType.Real64;

    private static MemoryStream Open(ByteString bytes) => MemoryMarshal.TryGetArray(bytes.Memory, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(bytes.ToByteArray(), writable: false);
}
