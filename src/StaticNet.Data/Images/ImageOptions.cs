namespace StaticNet.Data;

/// <summary>What images become: <c>[channels, height, width]</c>, the planes one after the other, row by row.</summary>
/// <param name="Width">The columns of every sample, at least 1.</param>
/// <param name="Height">The rows of every sample, at least 1.</param>
/// <param name="Channels">
/// 1 for grey, (77 red + 150 green + 29 blue) / 256 as ITU-R BT.601 weighs them, or 3 for red, green, blue.
/// </param>
public sealed record ImageOptions(int Width, int Height, int Channels)
{
    /// <summary>The most pixels that an image may have before it is resized; larger ones are refused before they are decoded. 2²⁶ by default.</summary>
    public int MaximumPixels { get; init; } = 1 << 26;

    /// <summary>
    /// The colour that shows through where an image is transparent, white by default: a pixel of opacity a in [0, 1] becomes
    /// <c>a · pixel + (1 − a) · paper</c>, rounded to the nearest, before it is made grey or resized.
    /// </summary>
    public (byte Red, byte Green, byte Blue) Paper { get; init; } = (byte.MaxValue, byte.MaxValue, byte.MaxValue);

    /// <summary>The number of values of a sample.</summary>
    public int InputLength => checked(Width * Height * Channels);

    /// <summary>Throws for options that no image fits.</summary>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumPixels, 1);
        if (Channels is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(Channels), Channels, "An image has 1 channel (grey) or 3 (red, green, blue).");
        if ((long)Width * Height * Channels > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(Width), Width, $"A sample has at most {Array.MaxLength} values.");
    }
}
