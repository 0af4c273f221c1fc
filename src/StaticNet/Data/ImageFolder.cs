using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace StaticNet;

/// <summary>Images in a folder for each class: samples with the folder's position as label.</summary>
/// <param name="Dataset">The samples, stored as bytes, class by class; shuffle before splitting.</param>
/// <param name="Classes">The names of the folders in ordinal order; a label is a position here.</param>
/// <param name="Files">The file of each sample, in ordinal order within a class.</param>
public sealed record ImageFolder(Dataset Dataset, ImmutableArray<string> Classes, ImmutableArray<string> Files)
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".pgm", ".ppm"];

    /// <summary>
    /// Reads the images of a folder's subfolders: files named <c>*.png</c>, <c>*.jpg</c>, <c>*.jpeg</c>, <c>*.bmp</c>, <c>*.pgm</c>
    /// and <c>*.ppm</c>, in any case, directly in them; other files, and folders whose names start with a dot, are passed over.
    /// Images are stretched to the size of the options: averaged over areas where they shrink, interpolated linearly where they grow.
    /// </summary>
    /// <param name="directory">The folder of the classes' folders.</param>
    /// <param name="options">Size and channels of the samples.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options have a size below 1, or neither 1 channel nor 3.</exception>
    /// <exception cref="InvalidDataException">
    /// There are no subfolders, one has no images, the samples together are too large, or a file isn't an image, is cut off,
    /// damaged, or larger than the options allow. The message names it and what is wrong, in one line.
    /// </exception>
    public static ImageFolder Read(string directory, ImageOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"{directory}: there is no such directory.");

        string[] classes = [.. Directory.EnumerateDirectories(directory).Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];
        if (classes.Length == 0)
            throw ImageDecoder.Error(directory, $"has no subfolders, one for each class.");
        var samples = new List<(string File, int Label)>();
        for (int label = 0; label < classes.Length; label++)
            AddFiles(Path.Combine(directory, classes[label]), label, samples);
        if ((long)samples.Count * options.InputLength > Array.MaxLength)
            throw ImageDecoder.Error(directory, $"{samples.Count} images of {options.InputLength} bytes are more than the {Array.MaxLength} that fit.");

        int[] labels = [.. samples.Select(sample => sample.Label)];
        byte[] inputs = ReadFiles([.. samples.Select(sample => sample.File)], options);
        return new ImageFolder(
            Dataset.FromBytes(inputs, options.InputLength, labels), [.. classes], [.. samples.Select(sample => sample.File)]);
    }

    private static void AddFiles(string folder, int label, List<(string File, int Label)> samples)
    {
        int before = samples.Count;
        var files = Directory.EnumerateFiles(folder)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));
        foreach (string file in files.Order(StringComparer.Ordinal))
            samples.Add((file, label));
        if (samples.Count == before)
            throw ImageDecoder.Error(folder, $"has no images ({string.Join(", ", Extensions)}).");
    }

    private static byte[] ReadFiles(string[] files, ImageOptions options)
    {
        byte[] inputs = new byte[files.Length * options.InputLength];
        var errors = new Exception?[files.Length];
        Parallel.For(0, files.Length, (i, state) =>
        {
            try
            {
                ImageFile.Read(files[i], options, inputs.AsSpan(i * options.InputLength, options.InputLength));
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                // Those before it are still read, so that it is always the first bad file that is named.
                errors[i] = exception;
                state.Break();
            }
        });
        if (Array.Find(errors, error => error is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return inputs;
    }
}
