namespace StaticNet.Files;

/// <summary>What <see cref="AtomicFile"/> does to the disk; tests let single steps fail.</summary>
internal class AtomicFileSteps
{
    /// <summary>The steps on the disk.</summary>
    public static readonly AtomicFileSteps OnDisk = new();

    /// <summary>Creates the temporary file, for this writer alone.</summary>
    /// <param name="path">Its path.</param>
    public virtual Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    /// <summary>Waits until the content is on the disk.</summary>
    /// <param name="stream">What <see cref="Create"/> returned.</param>
    public virtual void Flush(Stream stream) => ((FileStream)stream).Flush(flushToDisk: true);

    /// <summary>Puts the temporary file in the place of the target.</summary>
    /// <param name="temporary">The temporary file.</param>
    /// <param name="target">The target.</param>
    public virtual void Rename(string temporary, string target) => File.Move(temporary, target, overwrite: true);

    /// <summary>Deletes the temporary file of a write that failed.</summary>
    /// <param name="temporary">The temporary file, if it was created.</param>
    public virtual void Delete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What failed before is what the caller is to hear; the next write deletes the file.
        }
    }
}
