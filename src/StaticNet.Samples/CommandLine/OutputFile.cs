namespace StaticNet.Samples.CommandLine;

/// <summary>Files that a command writes at its end.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a file that can't be written, before anything is done for it.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file; null for none.</param>
    /// <param name="extension">What its name ends with, which other programs go by.</param>
    /// <exception cref="UsageException">It has another name, is a directory, or there is no directory for it.</exception>
    public static void Check(string option, string? path, string extension)
    {
        if (path is null)
            return;
        if (!path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"{option} is '{path}', but takes the name of a file that ends with {extension}.");
        string? directory = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(directory))
            throw new UsageException($"{path} can't be written: there is no directory {directory}.");
        if (Directory.Exists(path))
            throw new UsageException($"{path} can't be written: it is a directory.");
    }
}
