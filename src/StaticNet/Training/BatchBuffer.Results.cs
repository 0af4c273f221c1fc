using System.Runtime.InteropServices;

namespace StaticNet.Training;

// What metrics see of a batch, as bytes that ranks exchange.
internal sealed partial class BatchBuffer
{
    /// <summary>The bytes of outputs, targets, weights and lengths.</summary>
    /// <param name="count">The samples.</param>
    /// <param name="hasWeights">Whether they have weights.</param>
    public int ResultLength(int count, bool hasWeights) => checked(
        count * sizeof(float) * (architecture.OutputLength + shape.LabelLength + shape.ValueLength + (hasWeights ? 1 : 0) + (shape.HasLengths ? 1 : 0)));

    /// <summary>Writes outputs, targets, weights and lengths of the batch.</summary>
    /// <param name="destination">Receives them, <see cref="ResultLength"/> bytes or more.</param>
    public void WriteResult(Span<byte> destination)
    {
        Write<float>(Outputs, ref destination);
        Write(Labels, ref destination);
        Write(Values, ref destination);
        Write(Weights, ref destination);
        Write(Lengths, ref destination);
    }

    /// <summary>Takes outputs, targets, weights and lengths of another batch; its inputs aren't there.</summary>
    /// <param name="source">What <see cref="WriteResult"/> has written.</param>
    /// <param name="count">Its samples, at most those reserved.</param>
    /// <param name="hasWeights">Whether they have weights.</param>
    public void ReadResult(ReadOnlySpan<byte> source, int count, bool hasWeights)
    {
        Begin(count, hasWeights);
        Read(ref source, Outputs);
        Read(ref source, _labels.AsSpan(0, Labels.Length));
        Read(ref source, _values.AsSpan(0, Values.Length));
        Read(ref source, _weights.AsSpan(0, Weights.Length));
        Read(ref source, _lengths.AsSpan(0, Lengths.Length));
    }

    private static void Write<T>(ReadOnlySpan<T> part, ref Span<byte> destination)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(part);
        bytes.CopyTo(destination);
        destination = destination[bytes.Length..];
    }

    private static void Read<T>(ref ReadOnlySpan<byte> source, Span<T> part)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(part);
        source[..bytes.Length].CopyTo(bytes);
        source = source[bytes.Length..];
    }
}
