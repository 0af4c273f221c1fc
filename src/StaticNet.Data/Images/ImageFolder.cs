using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>Images in a folder for each class: samples with the folder's position as label.</summary>
/// <param name="Dataset">The samples, stored as bytes, class by class; shuffle before splitting.</param>
/// <param name="Classes">The names of the folders in ordinal order; a label is a position here.</param>
/// <param name="Files">The file of each sample, in ordinal order within a class.</param>
public sealed record ImageFolder(Dataset Dataset, ImmutableArray<string> Classes, ImmutableArray<string> Files)
{
    /// <summary>The files that were left out since they couldn't be read, with what is wrong; none unless <see cref="UnreadableImagePolicy.Skip"/> was asked for.</summary>
    public ImmutableArray<SkippedImage> Skipped { get; private init; } = [];

    /// <summary>
    /// Reads the images of a folder's subfolders: files named <c>*.png</c>, <c>*.jpg</c>, <c>*.jpeg</c>, <c>*.bmp</c>, <c>*.pgm</c>
    /// and <c>*.ppm</c>, in any case, directly in them. Passed over are other files (<c>Thumbs.db</c>, <c>desktop.ini</c>), hidden files and folders,
    /// those whose names start with a dot (<c>._x.png</c>, <c>.DS_Store</c>), and the folders <c>__MACOSX</c> and <c>@eaDir</c>.
    /// Images are turned upright as their EXIF data says, put on <see cref="ImageOptions.Paper"/> where they are transparent, and stretched to the
    /// size of the options: averaged over areas where they shrink, interpolated linearly where they grow.
    /// </summary>
    /// <param name="directory">The folder of the classes' folders.</param>
    /// <param name="options">Size, channels and paper of the samples.</param>
    /// <param name="unreadable">What is done with files that aren't what their names say, are damaged, or can't be opened.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options have a size below 1, or neither 1 channel nor 3, or there is no such policy.</exception>
    /// <exception cref="InvalidDataException">
    /// There are no subfolders, one has no images that can be read, the samples together are too large, or a file isn't an image, is cut off,
    /// damaged, or larger than the options allow. The message names it and what is wrong, in one line.
    /// </exception>
    /// <exception cref="IOException">A file can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static ImageFolder Read(
        string directory, ImageOptions options, UnreadableImagePolicy unreadable = UnreadableImagePolicy.Refuse)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (unreadable is not (UnreadableImagePolicy.Refuse or UnreadableImagePolicy.Skip))
            throw new ArgumentOutOfRangeException(nameof(unreadable), unreadable, $"The policy {unreadable} is unknown; there are Refuse and Skip.");
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"{directory}: there is no such directory.");

        string[] classes = ImageFolderFiles.Classes(directory);
        if (classes.Length == 0)
            throw ImageDecoder.Error(directory, $"has no subfolders, one for each class.");
        (string File, int Label)[] samples = [.. classes.SelectMany((name, label) => Images(Path.Combine(directory, name)).Select(file => (file, label)))];
        if ((long)samples.Length * options.InputLength > Array.MaxLength)
            throw ImageDecoder.Error(directory, $"{samples.Length} images of {options.InputLength} bytes are more than the {Array.MaxLength} that fit.");

        var reading = new ImageFolderReading([.. samples.Select(sample => sample.File)], options, unreadable);
        int[] read = reading.Run();
        for (int label = 0; label < classes.Length; label++)
            if (!read.Any(sample => samples[sample].Label == label))
                throw ImageDecoder.Error(Path.Combine(directory, classes[label]), $"has no image that can be read. {reading.ReasonIn(label, samples)}");
        return new ImageFolder(
            Dataset.FromBytes(reading.Inputs, options.InputLength, read.Select(sample => samples[sample].Label).ToArray()),
            [.. classes],
            [.. read.Select(sample => samples[sample].File)])
        {
            Skipped = reading.Skipped,
        };
    }

    private static string[] Images(string folder) => ImageFolderFiles.Images(folder) is { Length: > 0 } files
        ? files
        : throw ImageDecoder.Error(folder, $"has no images ({ImageFolderFiles.ExtensionList}).");
}
