namespace StaticNet;

/// <summary>
/// A pool over windows of positions, each channel by itself: of an image <c>[channels, height, width]</c>, or of a signal
/// <c>[channels, length]</c>. The output has <c>⌊(size + 2 · padding − window) / stride⌋ + 1</c> positions along each axis.
/// </summary>
public abstract class PoolAttribute : LayerAttribute
{
    private readonly int? _strideY, _strideX, _paddingY, _paddingX;

    private protected PoolAttribute(int height, int width) => (Height, Width) = (height, width);

    /// <summary>The rows of a window; of a signal, which has one axis, the same as <see cref="Width"/>.</summary>
    public int Height { get; }

    /// <summary>The columns of a window; of a signal its positions.</summary>
    public int Width { get; }

    /// <summary>The rows and columns from one window to the next. Default 0, which stands for the window's own size: windows lie side by side.</summary>
    public int Stride { get; init; }

    /// <summary>The rows from one window to the next. Default <see cref="Stride"/>.</summary>
    public int StrideY
    {
        get => _strideY ?? Stride;
        init => _strideY = value;
    }

    /// <summary>The columns from one window to the next. Default <see cref="Stride"/>.</summary>
    public int StrideX
    {
        get => _strideX ?? Stride;
        init => _strideX = value;
    }

    /// <summary>The rows and columns that a window may reach over each border, at most half of its size. Default 0.</summary>
    public int Padding { get; init; }

    /// <summary>The rows that a window may reach over each border. Default <see cref="Padding"/>.</summary>
    public int PaddingY
    {
        get => _paddingY ?? Padding;
        init => _paddingY = value;
    }

    /// <summary>The columns that a window may reach over each border. Default <see cref="Padding"/>.</summary>
    public int PaddingX
    {
        get => _paddingX ?? Padding;
        init => _paddingX = value;
    }
}
