using System.Buffers;

namespace StaticNet.Files;

/// <summary>
/// Writes files so that at any moment, also after a kill, the path has either all of the former content or all of the new
/// one: a temporary file in the same directory is written, flushed to the disk and renamed over the former one.
/// </summary>
/// <remarks>
/// .NET can't flush a directory. If the power fails within seconds after a write, the rename may be lost on some file systems; then the
/// path has its former content, whole. Two writers of one path at the same time are not supported: one of them may get an exception.
/// A kill leaves a temporary file <c>{name}.{32 hexadecimal digits}.tmp</c>; the next write to the same path deletes it.
/// </remarks>
public static class AtomicFile
{
    private const string Extension = ".tmp";
    private const int UniqueLength = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Replaces the content of a file, or creates it.</summary>
    /// <param name="path">The file, in a directory that exists.</param>
    /// <param name="write">Writes the content to the stream that it is given.</param>
    /// <exception cref="IOException">It can't be written; the former content is as it was, also after what <paramref name="write"/> throws.</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, write, AtomicFileSteps.OnDisk);

    /// <summary>Replaces the content of a file, or creates it.</summary>
    /// <param name="path">The file, in a directory that exists.</param>
    /// <param name="write">Writes the content to the stream that it is given.</param>
    /// <param name="steps">What is done to the disk.</param>
    internal static void Write(string path, Action<Stream> write, AtomicFileSteps steps)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string target = Path.GetFullPath(path), name = Path.GetFileName(target);
        DeleteLeftovers(Path.GetDirectoryName(target)!, candidate => candidate == name);
        string temporary = $"{target}.{Guid.NewGuid():N}{Extension}";
        try
        {
            using (var stream = steps.Create(temporary))
            {
                write(stream);
                steps.Flush(stream);
            }

            steps.Rename(temporary, target);
        }
        catch
        {
            steps.Delete(temporary);
            throw;
        }
    }

    /// <summary>Deletes the temporary files that killed writers have left.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="isTarget">Whether the path of a name was theirs to write.</param>
    internal static void DeleteLeftovers(string directory, Func<string, bool> isTarget)
    {
        foreach (string path in Directory.EnumerateFiles(directory, $"*{Extension}"))
            if (TargetOf(Path.GetFileName(path)) is { } target && isTarget(target))
                TryDelete(path);
    }

    // null for a file of another program.
    private static string? TargetOf(string name)
    {
        int end = name.Length - Extension.Length - UniqueLength - 1;
        return end > 0 && name[end] == '.' && name.EndsWith(Extension, StringComparison.Ordinal)
            && !name.AsSpan(end + 1, UniqueLength).ContainsAnyExcept(HexDigits)
                ? name[..end]
                : null;
    }

    private static void TryDelete(string path)
    {
        try
        {
            // A writer that is still alive has the file to itself, and opening it fails.
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }

            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way and stays for the next write.
        }
    }
}
