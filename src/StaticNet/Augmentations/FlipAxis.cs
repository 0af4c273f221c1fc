namespace StaticNet.Augmentations;

/// <summary>How a <see cref="RandomFlip"/> mirrors images.</summary>
public enum FlipAxis
{
    /// <summary>Left and right change places.</summary>
    Horizontal,

    /// <summary>Top and bottom change places.</summary>
    Vertical,
}
