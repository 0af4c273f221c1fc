using System.Buffers.Binary;
using System.Collections.Immutable;
using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>What the elements of an update are clipped to, in both directions, in runs of the same range.</summary>
/// <param name="Runs">The number of elements and the range of each run.</param>
internal sealed record ElementRanges(ImmutableArray<(int Count, double Range)> Runs)
{
    /// <summary>The range of a count of batches, which grows by far less in a round.</summary>
    public const double BatchCountRange = 1 << 20;

    private const int RunLength = sizeof(int) + sizeof(double);

    /// <summary>The ranges of a model's elements.</summary>
    /// <param name="layout">The model's layout.</param>
    /// <param name="trained">The range of what is trained.</param>
    /// <param name="statistics">The range of statistics.</param>
    public static ElementRanges Of(StateDictLayout layout, double trained, double statistics)
    {
        var runs = ImmutableArray.CreateBuilder<(int Count, double Range)>();
        foreach (var tensor in layout.Tensors)
        {
            double range = tensor.Role switch
            {
                StateDictRole.Statistic => statistics,
                StateDictRole.BatchCount => BatchCountRange,
                _ => trained,
            };
            if (runs.Count > 0 && runs[^1].Range == range)
                runs[^1] = (runs[^1].Count + tensor.Count, range);
            else
                runs.Add((tensor.Count, range));
        }

        return new(runs.ToImmutable());
    }

    /// <summary>Reads what a server asks for: of each run the number of elements, as 32 bits, and the range, as a 64-bit floating-point number, both little-endian.</summary>
    /// <param name="bytes">The runs.</param>
    /// <param name="elements">The number of all elements.</param>
    /// <exception cref="ClientFailureException">These aren't runs of that many elements.</exception>
    public static ElementRanges Read(ReadOnlySpan<byte> bytes, int elements)
    {
        if (bytes.Length % RunLength != 0)
            throw new ClientFailureException($"The ranges have {bytes.Length} bytes; a run has {RunLength}.");
        var runs = ImmutableArray.CreateBuilder<(int Count, double Range)>();
        long covered = 0;
        for (; !bytes.IsEmpty; bytes = bytes[RunLength..])
        {
            int count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            double range = BinaryPrimitives.ReadDoubleLittleEndian(bytes[sizeof(int)..]);
            if (count < 0 || !double.IsFinite(range) || range <= 0)
                throw new ClientFailureException($"A range is {range} for {count} elements; it must be finite and above 0.");
            covered += count;
            runs.Add((count, range));
        }

        return covered == elements ? new(runs.ToImmutable()) : throw new ClientFailureException($"The ranges are those of {covered} elements instead of {elements}.");
    }

    /// <summary>The bytes that <see cref="Read"/> reads.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Runs.Length * RunLength];
        var rest = bytes.AsSpan();
        foreach (var (count, range) in Runs)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, count);
            BinaryPrimitives.WriteDoubleLittleEndian(rest[sizeof(int)..], range);
            rest = rest[RunLength..];
        }

        return bytes;
    }
}
