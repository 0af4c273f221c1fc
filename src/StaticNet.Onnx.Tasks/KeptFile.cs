namespace StaticNet.Onnx.Tasks;

/// <summary>Files that keep their time where they keep their content, so that nothing is done again for them.</summary>
internal static class KeptFile
{
    /// <summary>Writes a file, unless it has what would be written.</summary>
    /// <param name="path">The file, in a directory that exists.</param>
    /// <param name="write">Writes the content to the path that it is given.</param>
    public static void Write(string path, Action<string> write)
    {
        string written = path + ".new";
        try
        {
            write(written);
            if (!HaveSameContent(path, written))
                File.Move(written, path, overwrite: true);
        }
        finally
        {
            File.Delete(written);
        }
    }

    private static bool HaveSameContent(string path, string other)
    {
        if (!File.Exists(path))
            return false;
        using FileStream left = File.OpenRead(path), right = File.OpenRead(other);
        if (left.Length != right.Length)
            return false;
        byte[] leftBuffer = new byte[1 << 16], rightBuffer = new byte[1 << 16];
        int read;
        while ((read = left.ReadAtLeast(leftBuffer, leftBuffer.Length, throwOnEndOfStream: false)) > 0)
        {
            right.ReadExactly(rightBuffer, 0, read);
            if (!leftBuffer.AsSpan(0, read).SequenceEqual(rightBuffer.AsSpan(0, read)))
                return false;
        }

        return true;
    }
}
