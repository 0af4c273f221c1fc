using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>
/// CIFAR-10 in its binary format (Krizhevsky, "Learning multiple layers of features from tiny images", 2009): colour images of 32×32 pixels in ten
/// classes. A record is the label, a byte, and 3,072 bytes of pixels, <c>[3, 32, 32]</c>: the red, the green and the blue plane, row by row.
/// </summary>
/// <param name="Training">The images to train on, stored as bytes and read as <c>byte / 255f</c>, in [0, 1].</param>
/// <param name="Test">The images to test with, likewise.</param>
public sealed record CifarDataset(Dataset Training, Dataset Test)
{
    /// <summary>The rows and columns of an image.</summary>
    public const int Side = 32;

    /// <summary>The values of an image: 3 × 32 × 32.</summary>
    public const int InputLength = 3 * Side * Side;

    private static readonly string[] Extensions = [".bin", ".bin.gz"];

    /// <summary>The names of the classes; a label is a position here.</summary>
    public static ImmutableArray<string> Classes { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>
    /// Reads the files of a directory that end with <c>.bin</c> or <c>.bin.gz</c>, in ordinal order: those whose names begin with
    /// <c>data_batch</c> or <c>train</c> are to train on, those that begin with <c>test</c> to test with.
    /// </summary>
    /// <param name="directory">The directory, such as <c>cifar-10-batches-bin</c>.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="FileNotFoundException">There are no files of one of the two sorts; the message says which.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or of another format; the message names it and the byte.</exception>
    public static CifarDataset Load(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"{directory}: there is no such directory.");

        // Both sorts are looked for before the first file is read: what is missing is reported at once.
        string[] training = Find(directory, "data_batch", "train");
        string[] test = Find(directory, "test");
        return new CifarDataset(Read(training), Read(test));
    }

    /// <summary>Reads files, one after the other, raw or compressed by gzip, whatever their names.</summary>
    /// <param name="paths">The files, at least one.</param>
    /// <returns>The images of all of them, in order.</returns>
    /// <exception cref="ArgumentException">There are no files.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">A directory is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is empty, ends within a record, or has a label beyond 9, or compressed data is damaged. The message names the file, the record and
    /// the byte (of the decompressed data, if compressed).
    /// </exception>
    public static Dataset Read(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Length == 0)
            throw new ArgumentException("There are no files to read.", nameof(paths));
        var records = new CifarRecords();
        foreach (string path in paths)
            records.Add(path);
        return Dataset.FromBytes(records.Pixels, InputLength, records.Labels);
    }

    /// <summary>Whether a directory has files that <see cref="Load"/> reads, to train on or to test with.</summary>
    /// <param name="directory">The directory.</param>
    public static bool IsIn(string directory) =>
        Directory.Exists(directory) && Files(directory, ["data_batch", "train", "test"]).Length > 0;

    private static string[] Find(string directory, params string[] beginnings)
    {
        string[] files = Files(directory, beginnings);
        return files.Length > 0 ? files : throw new FileNotFoundException(
            $"{directory}: there is no {string.Join(" nor ", beginnings.Select(beginning => $"{beginning}*.bin"))}, with or without .gz.",
            Path.Combine(directory, $"{beginnings[0]}.bin"));
    }

    private static string[] Files(string directory, string[] beginnings) =>
    [
        .. Directory.GetFiles(directory)
            .Where(path => Array.Exists(beginnings, beginning => Path.GetFileName(path).StartsWith(beginning, StringComparison.OrdinalIgnoreCase)))
            .Where(path => Array.Exists(Extensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal),
    ];
}
