namespace StaticNet.Samples.CommandLine;

/// <summary>Directories that a command writes to while it runs.</summary>
internal static class OutputDirectory
{
    /// <summary>Makes one where there is none, before anything is done that couldn't be saved.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The directory.</param>
    /// <exception cref="UsageException">It can't be made.</exception>
    public static void Make(string option, string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option} is '{path}', which is no directory and can't be made one.", exception);
        }
    }
}
