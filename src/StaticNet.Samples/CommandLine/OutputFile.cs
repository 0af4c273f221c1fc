namespace StaticNet.Samples.CommandLine;

/// <summary>Files that a command writes at its end.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a file that can't be written, before anything is done for it.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file; null for none.</param>
    /// <param name="extension">What its name ends with, which other programs go by.</param>
    /// <exception cref="UsageException">It has another name, is a directory, or there is no directory for it that can be written to.</exception>
    public static void Check(string option, string? path, string extension)
    {
        if (path is null)
            return;
        if (!path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"{option} is '{path}', but takes the name of a file that ends with {extension}.");
        if (Directory.Exists(path))
            throw new UsageException($"{option} is '{path}', which is a directory, but takes a file.");
        string file = Path.GetFullPath(path);
        string? directory = Path.GetDirectoryName(file);
        if (!Directory.Exists(directory))
            throw new UsageException($"{option} is '{path}', but there is no directory {directory}; make it first.");
        Probe(option, path, file);
    }

    // Files are written beside their place and renamed: what can't be done then, the name's length included, can't be done now.
    private static void Probe(string option, string path, string file)
    {
        try
        {
            using var probe = new FileStream($"{file}.{Guid.NewGuid():N}.tmp", FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option} is '{path}', but no such file can be made in {Path.GetDirectoryName(file)}; give another name or directory.", exception);
        }
    }
}
