using StaticNet.Tests.Files;

namespace StaticNet.Tests.Training;

/// <summary>Datasets with labels as files, which live for a test.</summary>
internal sealed class SampleShards : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private int _files;

    public void Dispose() => _directory.Dispose();

    /// <summary>The inputs of a shard, counted over all that were opened.</summary>
    public string InputsOf(int shard) => _directory.PathOf($"{shard}.x.npy");

    /// <summary>Writes consecutive samples to a shard each, and opens them.</summary>
    public ShardedSource Open(Dataset data, params int[] counts)
    {
        int start = 0;
        return new ShardedSource(counts.Select(count =>
        {
            var part = data.Slice(start, count);
            start += count;
            string inputs = InputsOf(_files), labels = _directory.PathOf($"{_files++}.y.npy");
            float[] values = [.. Enumerable.Range(0, count).SelectMany(part.GetInput)];
            NpyFile.Write(inputs, NpyArray.Create(values, count, part.InputLength));
            NpyFile.Write(labels, NpyArray.Create([.. Enumerable.Range(0, count).Select(i => (byte)part.GetLabel(i))], count));
            return NpyDataset.Open(inputs, labels);
        }));
    }

    /// <summary>Writes a file in place, as one that is open can be changed.</summary>
    public static void Write(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Write(content);
        file.SetLength(content.Length);
    }
}
