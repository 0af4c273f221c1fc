using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Files;

/// <summary>
/// A directory of checkpoints, of which the last ones and the best one are kept: files
/// <c>step-000000001234.ckpt.safetensors</c> as <see cref="CheckpointFile"/> writes them. Other files in the directory are left alone, as
/// are damaged checkpoints.
/// </summary>
/// <remarks>
/// "Last" is what was saved last, also if a run that was resumed from an earlier step has saved it. What is best is in the files
/// too, so that another process goes on with it. One store at a time may save to a directory; an instance serves one thread at a time.
/// </remarks>
public sealed class CheckpointStore
{
    private const string Prefix = "step-";
    private const string Suffix = ".ckpt.safetensors";

    // Those whose checksum was right once; files are replaced, never changed.
    private readonly HashSet<(string Path, long Sequence)> _verified = [];

    /// <summary>A store in a directory, which the first checkpoint creates if it isn't there.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="keep">How many of the last checkpoints are kept, 1 or more, besides the best.</param>
    /// <param name="higherIsBetter">Whether a higher score is better, as of an accuracy, rather than a lower, as of a loss.</param>
    /// <exception cref="ArgumentOutOfRangeException">None is to be kept.</exception>
    public CheckpointStore(string directory, int keep = 3, bool higherIsBetter = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        DirectoryPath = Path.GetFullPath(directory);
        Keep = keep;
        HigherIsBetter = higherIsBetter;
    }

    /// <summary>The full path of the directory.</summary>
    public string DirectoryPath { get; }

    /// <summary>How many of the last checkpoints are kept, besides the best.</summary>
    public int Keep { get; }

    /// <summary>Whether a higher score is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>What is done to the disk.</summary>
    internal AtomicFileSteps Steps { get; init; } = AtomicFileSteps.OnDisk;

    /// <summary>
    /// Saves a state and, once it is on the disk, deletes the checkpoints that are neither among the last nor the best. One of the same step
    /// is replaced.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="step">The step that it was made after, 0 or more.</param>
    /// <param name="score">How good it is; null or NaN if that isn't known, which is never the best. Of equal scores the first is the best.</param>
    /// <returns>The new checkpoint.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="ArgumentException">The state can't be saved; see <see cref="CheckpointFile.Save(string, TrainingState)"/>.</exception>
    /// <exception cref="IOException">The file can't be written; the checkpoints are as they were.</exception>
    public StoredCheckpoint Save(TrainingState state, long step, double? score = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        Directory.CreateDirectory(DirectoryPath);
        AtomicFile.DeleteLeftovers(DirectoryPath, IsCheckpoint);
        string path = Path.Combine(DirectoryPath, NameOf(step));
        var stored = List([]);
        long sequence = stored.Select(checkpoint => checkpoint.Sequence).DefaultIfEmpty(0).Max() + 1;

        CheckpointFile.Save(path, state, new CheckpointLabel(step, score, sequence), Steps);
        var saved = new StoredCheckpoint(path, step, score) { Sequence = sequence };
        _verified.Add((path, sequence));
        Prune([saved, .. stored.Where(checkpoint => checkpoint.Path != path && IsWhole(checkpoint))]);
        return saved;
    }

    /// <summary>Loads the checkpoint that was saved last, or, where that is damaged, the one before it that isn't.</summary>
    /// <exception cref="IOException">The directory can't be listed.</exception>
    public CheckpointLoad LoadLatest() => LoadFirst(checkpoints => checkpoints);

    /// <summary>Loads the checkpoint with the best score, or, where that is damaged, the best that isn't. Those without a score are left out.</summary>
    /// <exception cref="IOException">The directory can't be listed.</exception>
    public CheckpointLoad LoadBest() => LoadFirst(ByScore);

    /// <summary>The checkpoints, the last one first, by what their headers say; damaged ones may be among them.</summary>
    /// <exception cref="IOException">The directory can't be listed.</exception>
    public ImmutableArray<StoredCheckpoint> List() => List([]);

    private static bool IsCheckpoint(string name) =>
        name.Length > Prefix.Length + Suffix.Length
        && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
        && long.TryParse(name[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long step)
        && name == NameOf(step);

    private static string NameOf(long step) => Prefix + step.ToString("D12", CultureInfo.InvariantCulture) + Suffix;

    private ImmutableArray<StoredCheckpoint> List(List<SkippedCheckpoint> skipped)
    {
        var checkpoints = new List<StoredCheckpoint>();
        if (Directory.Exists(DirectoryPath))
            foreach (string path in Directory.EnumerateFiles(DirectoryPath, Prefix + "*" + Suffix).Order(StringComparer.Ordinal))
                if (IsCheckpoint(Path.GetFileName(path)) && TryRead(path, ReadLabel, skipped) is { } checkpoint)
                    checkpoints.Add(checkpoint);
        return [.. checkpoints.OrderByDescending(checkpoint => checkpoint.Sequence)];
    }

    private CheckpointLoad LoadFirst(Func<IEnumerable<StoredCheckpoint>, IEnumerable<StoredCheckpoint>> order)
    {
        var skipped = new List<SkippedCheckpoint>();
        foreach (var checkpoint in order(List(skipped)))
            if (TryRead(checkpoint.Path, CheckpointFile.Load, skipped) is { } state)
                return new CheckpointLoad(state, checkpoint, [.. skipped]);
        return new CheckpointLoad(null, null, [.. skipped]);
    }

    private IEnumerable<StoredCheckpoint> ByScore(IEnumerable<StoredCheckpoint> checkpoints)
    {
        var scored = checkpoints.Where(checkpoint => checkpoint.Score is { } score && !double.IsNaN(score));
        var ordered = HigherIsBetter ? scored.OrderByDescending(Score) : scored.OrderBy(Score);
        return ordered.ThenBy(checkpoint => checkpoint.Sequence);

        static double Score(StoredCheckpoint checkpoint) => checkpoint.Score!.Value;
    }

    private void Prune(StoredCheckpoint[] checkpoints)
    {
        var kept = checkpoints.OrderByDescending(checkpoint => checkpoint.Sequence).Take(Keep).Concat(ByScore(checkpoints).Take(1));
        foreach (var checkpoint in checkpoints.Except(kept))
        {
            try
            {
                File.Delete(checkpoint.Path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody has it open; the next save tries again.
            }
        }
    }

    // Damaged checkpoints don't count among those that are kept, or too few whole ones would be.
    private bool IsWhole(StoredCheckpoint checkpoint) =>
        _verified.Contains((checkpoint.Path, checkpoint.Sequence))
        || (TryRead(checkpoint.Path, Verify, []) is not null && _verified.Add((checkpoint.Path, checkpoint.Sequence)));

    private static SafetensorsFile Verify(SafetensorsFile file)
    {
        CheckpointChecksum.Verify(file);
        return file;
    }

    private static StoredCheckpoint ReadLabel(SafetensorsFile file)
    {
        var label = CheckpointLabel.Read(file);
        return new StoredCheckpoint(file.Name, label.Step, label.Score) { Sequence = label.Sequence };
    }

    private static T? TryRead<T>(string path, Func<SafetensorsFile, T> read, List<SkippedCheckpoint> skipped)
        where T : class
    {
        try
        {
            using var file = SafetensorsFile.Open(path);
            return read(file);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            skipped.Add(new SkippedCheckpoint(path, exception.Message));
            return null;
        }
    }
}
