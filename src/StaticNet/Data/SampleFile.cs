using System.Globalization;
using System.Runtime.InteropServices;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>An open file, or a part of one, that holds rows of numbers, one a sample; read by offset. Serves one thread at a time.</summary>
internal sealed class SampleFile : IDisposable
{
    // A run of rows is read in pieces of about this size.
    private const int PieceLength = 1 << 18;

    private readonly FileStream _file;
    private readonly long _start;
    private readonly int _rowLength; // in bytes
    private readonly byte[] _piece; // [whole rows], for what isn't read to where it is wanted

    /// <summary>A file whose header was read.</summary>
    /// <param name="name">Its name for messages, with the name of the entry if it is of an archive.</param>
    /// <param name="file">The file, which this closes.</param>
    /// <param name="start">Where the numbers begin.</param>
    /// <param name="header">What they are, in row-major order.</param>
    /// <exception cref="InvalidDataException">There are no numbers, or a row doesn't fit in memory.</exception>
    public SampleFile(string name, FileStream file, long start, NpyHeader header)
    {
        Name = name;
        _file = file;
        _start = start;
        ElementType = header.ElementType;
        IsBigEndian = header.IsBigEndian;
        if (header.Shape.IsEmpty || header.DataLength == 0)
            throw new InvalidDataException($"{name}: has no samples ({header}).");
        Count = header.Shape[0];
        long length = header.DataLength / Count;
        if (length > Array.MaxLength / sizeof(double))
            throw new InvalidDataException($"{name}: a sample has {length} bytes ({header}), too many to read one at once.");
        _rowLength = (int)length;
        SampleLength = _rowLength / NpyElementTypes.SizeOf(ElementType);
        _piece = new byte[Math.Max(1, PieceLength / _rowLength) * _rowLength];
    }

    /// <summary>Its name for messages.</summary>
    public string Name { get; }

    /// <summary>The type of the numbers.</summary>
    public NpyElementType ElementType { get; }

    /// <summary>Whether the most significant byte of a number comes first.</summary>
    public bool IsBigEndian { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The numbers of a row.</summary>
    public int SampleLength { get; }

    /// <summary>Where a row lies, for messages.</summary>
    /// <param name="row">The row.</param>
    public string Locate(int row) => string.Create(CultureInfo.InvariantCulture, $"row {row} of {Name}");

    /// <summary>Reads rows that follow each other, as they are.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="values">Receives whole rows.</param>
    /// <exception cref="SampleException">They can't be read, or a number is beyond the largest float.</exception>
    public void ReadSingles(int first, Span<float> values)
    {
        if (ElementType == NpyElementType.Real32 && !IsBigEndian)
            Fill(first, MemoryMarshal.AsBytes(values));
        else
            for (int done = 0; done < values.Length;)
            {
                var piece = ReadPiece(first, (values.Length - done) / SampleLength, out int rows);
                var destination = values.Slice(done, rows * SampleLength);
                int bad = NpyElements.ToReals(piece, ElementType, destination);
                if (bad >= 0)
                    throw Bad(first, bad, $"is {NpyElements.Describe(piece, ElementType, bad)}, beyond the largest float.");
                done += destination.Length;
                first += rows;
            }
    }

    /// <summary>Reads rows of bytes that follow each other as <c>byte / 255f</c>.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="values">Receives whole rows.</param>
    /// <exception cref="SampleException">They can't be read.</exception>
    public void ReadScaled(int first, Span<float> values)
    {
        for (int done = 0; done < values.Length;)
        {
            var piece = ReadPiece(first, (values.Length - done) / SampleLength, out int rows);
            UnitScale.Convert(piece, values.Slice(done, piece.Length));
            done += piece.Length;
            first += rows;
        }
    }

    /// <summary>Reads rows of one number that follow each other as class labels.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="labels">Receives a label a row.</param>
    /// <exception cref="SampleException">They can't be read, or a number is no label.</exception>
    public void ReadLabels(int first, Span<int> labels)
    {
        for (int done = 0; done < labels.Length;)
        {
            var piece = ReadPiece(first, labels.Length - done, out int rows);
            var destination = labels.Slice(done, rows);
            int bad = NpyElementTypes.IsReal(ElementType) ? ToLabels(piece, destination) : NpyElements.ToInt32s(piece, ElementType, destination);
            if (bad < 0)
                bad = destination.IndexOfAnyInRange(int.MinValue, -1);
            if (bad >= 0)
                throw Bad(first, bad, $"is {NpyElements.Describe(piece, ElementType, bad)}; labels are whole numbers in [0, {int.MaxValue}].");
            done += rows;
            first += rows;
        }
    }

    /// <summary>Reads bytes from any place of the numbers on.</summary>
    /// <param name="offset">The place, from the first number on.</param>
    /// <param name="bytes">Receives them, as they are in the file.</param>
    /// <exception cref="SampleException">They can't be read.</exception>
    public void ReadBytes(long offset, Span<byte> bytes)
    {
        int done = 0;
        try
        {
            while (done < bytes.Length)
            {
                int read = RandomAccess.Read(_file.SafeFileHandle, bytes[done..], _start + offset + done);
                if (read == 0)
                    break;
                done += read;
            }
        }
        catch (IOException exception)
        {
            throw Unreadable(offset + done, $"{exception.Message.ReplaceLineEndings(" ")}", exception);
        }

        if (done == bytes.Length)
            return;
        long end = RandomAccess.GetLength(_file.SafeFileHandle);
        throw Unreadable(offset + done, $"the file ends at byte {end}, before the sample does; it was longer when it was opened.", null);
    }

    public void Dispose() => _file.Dispose();

    private int ToLabels(ReadOnlySpan<byte> piece, Span<int> labels)
    {
        Span<double> number = stackalloc double[1];
        for (int i = 0; i < labels.Length; i++)
        {
            NpyElements.ToReals(piece.Slice(i * _rowLength, _rowLength), ElementType, number);
            if (WholeNumbers.Convert<double>(number, labels.Slice(i, 1)) >= 0)
                return i;
        }

        return -1;
    }

    private ReadOnlySpan<byte> ReadPiece(int first, int most, out int rows)
    {
        rows = Math.Min(most, _piece.Length / _rowLength);
        var piece = _piece.AsSpan(0, rows * _rowLength);
        Fill(first, piece);
        if (ElementType == NpyElementType.Boolean && piece.IndexOfAnyExcept((byte)0, (byte)1) is >= 0 and var other)
            throw Bad(first, other, $"is {piece[other]}; a boolean is 0 or 1.");
        if (IsBigEndian)
            NpyElements.ReverseBytes(piece, NpyElementTypes.SizeOf(ElementType));
        return piece;
    }

    private void Fill(int first, Span<byte> bytes) => ReadBytes((long)first * _rowLength, bytes);

    private SampleException Unreadable(long offset, FormattableString reason, Exception? inner)
    {
        int row = (int)(offset / _rowLength);
        return new SampleException(row, Locate(row), reason.ToString(CultureInfo.InvariantCulture), inner);
    }

    private SampleException Bad(int first, int element, FormattableString reason)
    {
        int row = first + (element / SampleLength);
        string number = SampleLength == 1 ? "its number" : string.Create(CultureInfo.InvariantCulture, $"number {element % SampleLength}");
        return new SampleException(row, Locate(row), $"{number} {reason.ToString(CultureInfo.InvariantCulture)}");
    }
}
