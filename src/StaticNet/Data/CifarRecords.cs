using System.Buffers;
using System.IO.Compression;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>The records of files of CIFAR-10, put together.</summary>
internal sealed class CifarRecords
{
    private const int RecordLength = 1 + CifarDataset.InputLength;

    private readonly ArrayBufferWriter<byte> _pixels = new();
    private readonly List<int> _labels = [];

    /// <summary>The pixels, <c>[records, 3, 32, 32]</c>.</summary>
    public ReadOnlyMemory<byte> Pixels => _pixels.WrittenMemory;

    /// <summary>The labels, <c>[records]</c>.</summary>
    public int[] Labels => [.. _labels];

    /// <summary>Reads the records of a file.</summary>
    /// <param name="path">The file, raw or compressed by gzip.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="InvalidDataException">It is no such file, or damaged.</exception>
    public void Add(string path)
    {
        using var file = ContentReader.OpenFile(path);
        if (!IdxFile.IsGzip(file))
        {
            Add(new ContentReader(path, file, file.Length));
            return;
        }

        using var content = new GZipStream(file, CompressionMode.Decompress);
        Add(new ContentReader(path, content, null));
    }

    private void Add(ContentReader reader)
    {
        byte[] record = new byte[RecordLength];
        int count = 0;
        while (reader.Fill(record) is > 0 and var read)
        {
            if (read < RecordLength)
                throw reader.Error($"ends at byte {reader.Offset}, inside record {count}: CIFAR-10 has records of {RecordLength} bytes, a label and 3×32×32 pixels. Download the binary version again.");
            if (record[0] >= CifarDataset.Classes.Length)
                throw reader.Error(
                    $"record {count} has the label {record[0]} at byte {reader.Offset - RecordLength}; those of CIFAR-10 are 0 to 9. Take the binary version of CIFAR-10 (CIFAR-100's records have two labels).");
            if (_pixels.WrittenCount > Array.MaxLength - CifarDataset.InputLength)
                throw reader.Error($"has a record {count} that doesn't fit into memory: {_labels.Count} records are the most. Read fewer files.");
            _labels.Add(record[0]);
            _pixels.Write(record.AsSpan(1));
            count++;
        }

        if (count == 0)
            throw reader.Error($"is empty; CIFAR-10 has records of {RecordLength} bytes, a label and 3×32×32 pixels.");
    }
}
