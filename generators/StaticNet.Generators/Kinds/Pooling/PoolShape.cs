namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>Where the windows of a pool lie. A signal is an image of one line; padding is the same on both sides.</summary>
/// <param name="Channels">The channels, each of which is pooled by itself.</param>
/// <param name="Height">The lines of the input.</param>
/// <param name="Width">The positions of a line.</param>
/// <param name="KernelHeight">The lines of a window.</param>
/// <param name="KernelWidth">The positions of a window's line.</param>
/// <param name="StrideY">From one window to the next below it.</param>
/// <param name="StrideX">From one window to the next beside it.</param>
/// <param name="PadY">The lines of padding above and below the input.</param>
/// <param name="PadX">The positions of padding beside it.</param>
internal sealed record PoolShape(
    int Channels, int Height, int Width, int KernelHeight, int KernelWidth, int StrideY, int StrideX, int PadY, int PadX)
{
    /// <summary>The lines of the output.</summary>
    public int OutputHeight => Windows(Height, KernelHeight, StrideY, PadY);

    /// <summary>The positions of a line of the output.</summary>
    public int OutputWidth => Windows(Width, KernelWidth, StrideX, PadX);

    /// <summary>The positions of the input.</summary>
    public int Positions => Height * Width;

    /// <summary>The positions of the output.</summary>
    public int OutputPositions => OutputHeight * OutputWidth;

    /// <summary>The positions of a window that lies within the input.</summary>
    public int KernelLength => KernelHeight * KernelWidth;

    /// <summary>The channels in whole panels.</summary>
    public int Padded => (Channels + 15) / 16 * 16;

    /// <summary>Whether windows reach over the borders of the input.</summary>
    public bool IsPadded => PadY > 0 || PadX > 0;

    /// <summary>Whether a position may lie in several windows.</summary>
    public bool Overlaps => (StrideY < KernelHeight && OutputHeight > 1) || (StrideX < KernelWidth && OutputWidth > 1);

    /// <summary>Whether each position lies in a window.</summary>
    public bool Covers => Reaches(Height, KernelHeight, StrideY, PadY) && Reaches(Width, KernelWidth, StrideX, PadX);

    /// <summary>The kernel and where it goes as part of an identifier, what is as usual left out.</summary>
    public string Identifier => $"{KernelHeight}x{KernelWidth}Of{Height}x{Width}x{Channels}"
        + (StrideY == KernelHeight && StrideX == KernelWidth ? "" : $"_stride{StrideY}x{StrideX}")
        + (IsPadded ? $"_pad{PadY}x{PadX}" : "");

    /// <summary>One window over all positions, as of a signal: they lie one behind the other.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The positions.</param>
    public static PoolShape Global(int channels, int positions) => new(channels, 1, positions, 1, positions, 1, positions, 0, 0);

    /// <summary>The windows of an axis; none where the kernel is larger than the input with its padding.</summary>
    /// <param name="size">The input's positions.</param>
    /// <param name="kernel">The window's.</param>
    /// <param name="stride">From one window to the next.</param>
    /// <param name="pad">The padding on either side.</param>
    public static int Windows(int size, int kernel, int stride, int pad) => size + (2L * pad) < kernel ? 0 : (int)((size + (2L * pad) - kernel) / stride) + 1;

    private static bool Reaches(int size, int kernel, int stride, int pad) =>
        stride <= kernel && ((Windows(size, kernel, stride, pad) - 1) * stride) - pad + kernel >= size;
}
