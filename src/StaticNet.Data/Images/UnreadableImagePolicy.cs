namespace StaticNet.Data;

/// <summary>What <see cref="ImageFolder"/> does with a file that is named like an image and can't be read.</summary>
public enum UnreadableImagePolicy
{
    /// <summary>An exception that names the first such file and what is wrong with it.</summary>
    Refuse,

    /// <summary>The file is left out, and <see cref="ImageFolder.Skipped"/> lists it with what is wrong.</summary>
    Skip,
}
