using System.Globalization;

namespace StaticNet.TensorBoard;

/// <summary>Names and creates event files: TensorBoard knows them by <c>tfevents</c>.</summary>
internal static class EventFile
{
    /// <summary>Creates a file that no other writer has.</summary>
    /// <param name="directory">Its directory; it is created if there is none.</param>
    /// <param name="source">Who writes.</param>
    /// <param name="time">When.</param>
    // Readers follow a directory's files in the order of their names, and another writer may begin in the same second.
    public static FileStream Create(string directory, string source, DateTimeOffset time)
    {
        Directory.CreateDirectory(directory);
        string seconds = time.ToUnixTimeSeconds().ToString("0000000000", CultureInfo.InvariantCulture);
        for (int number = 0; ; number++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{seconds}.{source}.{number:000}");
            string path = Path.GetFullPath(Path.Combine(directory, name));
            try
            {
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Taken: the next number.
            }
        }
    }
}
