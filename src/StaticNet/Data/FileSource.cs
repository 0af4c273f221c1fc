using System.Security.Cryptography;

namespace StaticNet.Data;

/// <summary>
/// Samples that stay in files and are read by offset when they are needed, so that there may be more of them than fit in memory: see <see cref="IdxDataset.Open"/>
/// and <see cref="NpyDataset.Open(string, string, TargetKind?)"/>. The numbers are those that reading the same files into memory gives.
/// </summary>
/// <remarks>
/// The files stay open until the source is disposed and must not change meanwhile. One that has become shorter, or that can't be read, ends the call with a
/// <see cref="SampleException"/>. Samples that follow each other are read at once. Reading allocates nothing. May be read by many threads, one after the other.
/// </remarks>
public sealed class FileSource : ISampleSource, IDisposable
{
    private readonly Lock _lock = new();
    private readonly SampleFile _inputs;
    private readonly SampleFile _targets;

    /// <summary>A source of two files, which it closes; if they don't belong together, at once.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="openTargets">Opens the labels or target values.</param>
    /// <param name="kind">What the targets become; null for what their type says.</param>
    /// <exception cref="InvalidDataException">They don't belong together.</exception>
    internal FileSource(SampleFile inputs, Func<SampleFile> openTargets, TargetKind? kind)
    {
        _inputs = inputs;
        SampleFile? targets = null;
        try
        {
            _targets = targets = openTargets();
            if (inputs.Count != targets.Count)
                throw new InvalidDataException($"{inputs.Name}: has {inputs.Count} samples, but {targets.Name} has {targets.Count} targets.");
            bool areLabels = targets.SampleLength == 1 && !NpyElementTypes.IsReal(targets.ElementType);
            var targetKind = kind ?? (areLabels ? TargetKind.Labels : TargetKind.Values);
            if (targetKind == TargetKind.Labels && targets.SampleLength > 1)
                throw new InvalidDataException($"{targets.Name}: has {targets.SampleLength} numbers a sample; a label is one.");
            Shape = targetKind == TargetKind.Labels
                ? SampleShape.ForLabels(inputs.SampleLength)
                : SampleShape.ForValues(inputs.SampleLength, targets.SampleLength);
        }
        catch
        {
            inputs.Dispose();
            targets?.Dispose();
            throw;
        }
    }

    /// <summary>The number of samples.</summary>
    public int Count => _inputs.Count;

    /// <summary>What one sample is made of.</summary>
    public SampleShape Shape { get; }

    /// <summary>
    /// A hash of what the files hold: shapes, types, and up to 64 parts of 4 KiB of each file, evenly from its beginning to its end. It doesn't depend on where the
    /// files lie, what they are called or when they were written. Of files above 256 KiB it sees a sample only: a change between the parts stays unnoticed.
    /// </summary>
    /// <exception cref="SampleException">A file can't be read.</exception>
    public string Fingerprint
    {
        get
        {
            lock (_lock)
                return field ??= ComputeFingerprint();
        }
    }

    /// <summary>Reads samples.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <param name="batch">Receives them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="SampleException">A file can't be read, or a number in it is outside the limits of its kind.</exception>
    /// <exception cref="ObjectDisposedException">The source was disposed.</exception>
    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        lock (_lock)
            for (int i = 0; i < indices.Length;)
            {
                int count = CountNeighbours(indices[i..]);
                ReadNeighbours(indices[i], batch.Slice(i, count));
                i += count;
            }
    }

    /// <inheritdoc/>
    public string? Locate(int index) => $"{_inputs.Locate(SourceChecks.Index(index, Count))} and of {_targets.Name}";

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _inputs.Dispose();
            _targets.Dispose();
        }
    }

    private int CountNeighbours(ReadOnlySpan<int> indices)
    {
        int count = 0;
        while (count < indices.Length && SourceChecks.Index(indices[count], Count) == indices[0] + count)
            count++;
        return count;
    }

    private void ReadNeighbours(int first, SampleBatch batch)
    {
        if (_inputs.ElementType == NpyElementType.Unsigned8)
            _inputs.ReadScaled(first, batch.Inputs);
        else
            _inputs.ReadSingles(first, batch.Inputs);
        if (Shape.TargetKind == TargetKind.Labels)
            _targets.ReadLabels(first, batch.Labels);
        else
            _targets.ReadSingles(first, batch.Values);
    }

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([(byte)Shape.TargetKind]);
        SampleFileFingerprint.Append(hash, _inputs);
        SampleFileFingerprint.Append(hash, _targets);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
