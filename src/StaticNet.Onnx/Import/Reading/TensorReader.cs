using System.Globalization;
using System.Runtime.InteropServices;
using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Messages;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Import.Reading;

/// <summary>Reads tensors of a file: those of numbers that networks have, as floats or whole numbers. Their lengths are checked before anything is allocated.</summary>
/// <param name="file">The file.</param>
/// <param name="remark">Receives what was rounded.</param>
internal sealed class TensorReader(ModelFile file, Action<string> remark)
{
    private readonly ExternalData _external = new(file);

    /// <summary>A tensor's elements.</summary>
    /// <param name="tensor">The tensor.</param>
    public Tensor Read(TensorProto tensor)
    {
        string name = tensor.Name;
        long[] dims = [.. tensor.Dims];
        long count = 1;
        foreach (long size in dims)
            if (size < 0 || (size > 0 && count > Array.MaxLength / size))
                throw Error(name, $"has the sizes [{string.Join(", ", dims)}]");
            else
                count *= size;
        if (tensor.Segment is not null)
            throw Error(name, "is in pieces");
        var type = (DataType)tensor.DataType;
        var read = tensor.DataLocation == TensorProto.Types.DataLocation.External
            ? ReadBytes(name, type, _external.Read(name, tensor.ExternalData, checked(count * BytesOf(name, type))), dims, (int)count)
            : tensor.HasRawData ? ReadBytes(name, type, tensor.RawData.Span, dims, (int)count) : ReadFields(tensor, type, dims, (int)count);
        return read.Named(name.Length > 0 ? name : null);
    }

    private Tensor ReadBytes(string name, DataType type, ReadOnlySpan<byte> bytes, long[] dims, int count)
    {
        if (bytes.Length != (long)count * BytesOf(name, type))
            throw Error(name, string.Create(CultureInfo.InvariantCulture, $"has {bytes.Length} bytes, not {(long)count * BytesOf(name, type)}"));
        return type switch
        {
            DataType.Float => Tensor.Of(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), dims),
            DataType.Float16 => Tensor.Of(Map(MemoryMarshal.Cast<byte, Half>(bytes), value => (float)value), dims),
            DataType.Bfloat16 => Tensor.Of(Map(MemoryMarshal.Cast<byte, ushort>(bytes), BrainFloat), dims),
            DataType.Double => Tensor.Of(Map(MemoryMarshal.Cast<byte, double>(bytes), value => Round(name, value)), dims),
            DataType.Int64 => Tensor.Of(Map(MemoryMarshal.Cast<byte, long>(bytes), value => new Size(value)), dims),
            DataType.Uint64 => Tensor.Of(Map(MemoryMarshal.Cast<byte, ulong>(bytes), value => new Size((long)value)), dims),
            DataType.Int32 => Tensor.Of(Map(MemoryMarshal.Cast<byte, int>(bytes), value => new Size(value)), dims),
            DataType.Uint32 => Tensor.Of(Map(MemoryMarshal.Cast<byte, uint>(bytes), value => new Size(value)), dims),
            DataType.Int16 => Tensor.Of(Map(MemoryMarshal.Cast<byte, short>(bytes), value => new Size(value)), dims),
            DataType.Uint16 => Tensor.Of(Map(MemoryMarshal.Cast<byte, ushort>(bytes), value => new Size(value)), dims),
            DataType.Int8 => Tensor.Of(Map(MemoryMarshal.Cast<byte, sbyte>(bytes), value => new Size(value)), dims),
            _ => Tensor.Of(Map(bytes, value => new Size(value)), dims),
        };
    }

    // Small types share the field of int32.
    private Tensor ReadFields(TensorProto tensor, DataType type, long[] dims, int count)
    {
        string name = tensor.Name;
        BytesOf(name, type);
        return type switch
        {
            DataType.Float => Tensor.Of(Map(tensor.FloatData, value => value), dims),
            DataType.Double => Tensor.Of(Map(tensor.DoubleData, value => Round(name, value)), dims),
            DataType.Float16 => Tensor.Of(Map(tensor.Int32Data, value => (float)BitConverter.UInt16BitsToHalf((ushort)value)), dims),
            DataType.Bfloat16 => Tensor.Of(Map(tensor.Int32Data, value => BrainFloat((ushort)value)), dims),
            DataType.Int64 => Tensor.Of(Map(tensor.Int64Data, value => new Size(value)), dims),
            DataType.Uint32 or DataType.Uint64 => Tensor.Of(Map(tensor.Uint64Data, value => new Size((long)value)), dims),
            _ => Tensor.Of(Map(tensor.Int32Data, value => new Size(value)), dims),
        };

        TResult[] Map<T, TResult>(IReadOnlyCollection<T> values, Func<T, TResult> map) =>
            values.Count == count ? [.. values.Select(map)] : throw Error(name, string.Create(CultureInfo.InvariantCulture, $"has {values.Count} elements, not {count}"));
    }

    private static TResult[] Map<T, TResult>(ReadOnlySpan<T> values, Func<T, TResult> map)
    {
        var mapped = new TResult[values.Length];
        for (int i = 0; i < mapped.Length; i++)
            mapped[i] = map(values[i]);
        return mapped;
    }

    private static float BrainFloat(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    private float Round(string name, double value)
    {
        float rounded = (float)value;
        if (rounded != value && !double.IsNaN(value))
            remark($"Doubles of '{name}' were rounded to floats.");
        return rounded;
    }

    private int BytesOf(string name, DataType type) => type switch
    {
        DataType.Float or DataType.Int32 or DataType.Uint32 => 4,
        DataType.Double or DataType.Int64 or DataType.Uint64 => 8,
        DataType.Float16 or DataType.Bfloat16 or DataType.Int16 or DataType.Uint16 => 2,
        DataType.Int8 or DataType.Uint8 or DataType.Bool => 1,
        _ => throw Error(name, $"is of the type {type}, which can't be read; write it as float"),
    };

    private InvalidDataException Error(string name, string problem) => file.Error($"the tensor '{name}' {problem}");
}
