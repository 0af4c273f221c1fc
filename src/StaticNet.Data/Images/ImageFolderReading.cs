using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace StaticNet.Data;

/// <summary>Reads many images at a time, on all cores.</summary>
/// <param name="files">The files.</param>
/// <param name="options">What the images become.</param>
/// <param name="unreadable">What is done with those that can't be read.</param>
internal sealed class ImageFolderReading(string[] files, ImageOptions options, UnreadableImagePolicy unreadable)
{
    private readonly byte[] _inputs = new byte[files.Length * options.InputLength];
    private readonly Exception?[] _errors = new Exception?[files.Length];

    /// <summary>The images read, <c>[samples, channels, height, width]</c>.</summary>
    public ReadOnlyMemory<byte> Inputs { get; private set; }

    /// <summary>The files that can't be read.</summary>
    public ImmutableArray<SkippedImage> Skipped =>
        [.. Enumerable.Range(0, files.Length).Where(i => _errors[i] is not null).Select(i => new SkippedImage(files[i], Reason(i)))];

    /// <summary>Reads all images.</summary>
    /// <returns>The positions of those that could be read, in ascending order.</returns>
    /// <exception cref="InvalidDataException">One is no image or a damaged one, and such files are refused.</exception>
    public int[] Run()
    {
        Parallel.For(0, files.Length, Read);
        if (unreadable == UnreadableImagePolicy.Refuse && Array.Find(_errors, error => error is not null) is { } first)
            ThrowFirst(first);
        int[] read = [.. Enumerable.Range(0, files.Length).Where(i => _errors[i] is null)];
        for (int i = 0; i < read.Length; i++)
            if (read[i] != i)
                Input(read[i]).CopyTo(Input(i));
        Inputs = _inputs.AsMemory(0, read.Length * options.InputLength);
        return read;
    }

    /// <summary>What is wrong with the first file of a class that can't be read.</summary>
    /// <param name="label">The class.</param>
    /// <param name="samples">The files with their classes.</param>
    public string ReasonIn(int label, (string File, int Label)[] samples) => Reason(Array.FindIndex(samples, sample => sample.Label == label));

    private void Read(int file, ParallelLoopState state)
    {
        try
        {
            ImageFile.Read(files[file], options, Input(file));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            _errors[file] = exception;
            // Those before it are still read, so that it is always the first bad file that is named.
            if (unreadable == UnreadableImagePolicy.Refuse)
                state.Break();
        }
    }

    private static void ThrowFirst(Exception error)
    {
        if (error is not InvalidDataException)
            ExceptionDispatchInfo.Throw(error);
        throw new InvalidDataException($"{error.Message} {nameof(UnreadableImagePolicy)}.{nameof(UnreadableImagePolicy.Skip)} leaves such files out.", error);
    }

    private Span<byte> Input(int file) => _inputs.AsSpan(file * options.InputLength, options.InputLength);

    private string Reason(int file) => _errors[file]!.Message.ReplaceLineEndings(" ");
}
