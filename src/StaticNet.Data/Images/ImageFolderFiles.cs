namespace StaticNet.Data;

/// <summary>Which files of a folder are images, and which subfolders are classes: not those that systems and programs put there for themselves.</summary>
internal static class ImageFolderFiles
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".pgm", ".ppm"];

    // What macOS' archives and Synology's disks leave beside the data.
    private static readonly string[] CompanionFolders = ["__MACOSX", "@eaDir"];

    /// <summary>The extensions of images, for messages.</summary>
    public static string ExtensionList => string.Join(", ", Extensions);

    /// <summary>The names of the subfolders that are classes, in ordinal order.</summary>
    public static string[] Classes(string directory) =>
    [
        .. new DirectoryInfo(directory).EnumerateDirectories().Where(folder => !IsHidden(folder) && !CompanionFolders.Contains(folder.Name))
            .Select(folder => folder.Name).Order(StringComparer.Ordinal),
    ];

    /// <summary>The paths of the images directly in a folder, in ordinal order.</summary>
    public static string[] Images(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles()
            .Where(file => !IsHidden(file) && Extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
            .Select(file => Path.Combine(folder, file.Name)).Order(StringComparer.Ordinal),
    ];

    // Dot files are hidden on every system: the companions of macOS (._x.png) travel to others.
    private static bool IsHidden(FileSystemInfo item) =>
        item.Name.StartsWith('.') || (item.Attributes & (FileAttributes.Hidden | FileAttributes.System)) != 0;
}
