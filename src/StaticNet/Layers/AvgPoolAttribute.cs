namespace StaticNet;

/// <summary>
/// The mean of each window, channel by channel: <c>y[c, i, j] = Σ x[c, i · stride + k − padding, j · stride + l − padding] / n</c> over the window's
/// places k, l. Input <c>[channels, height, width]</c> or <c>[channels, length]</c>.
/// </summary>
/// <remarks>
/// A window is summed row by row, from left to right, in double where it has more than 16 positions. Its gradient goes to each of its positions
/// in equal parts; where windows overlap they add in the order of the windows. The same as <c>torch.nn.AvgPool2d</c> and <c>AvgPool1d</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPoolAttribute : PoolAttribute
{
    /// <summary>Square windows, or windows of a signal.</summary>
    /// <param name="size">The positions of a window along each axis, positive.</param>
    public AvgPoolAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Windows of an image.</summary>
    /// <param name="height">The rows of a window, positive.</param>
    /// <param name="width">The columns of a window, positive.</param>
    public AvgPoolAttribute(int height, int width)
        : base(height, width)
    {
    }

    /// <summary>
    /// Whether padding counts, as zeros: n is then the size of the window, and otherwise how many of its positions lie within the input. Default
    /// <see langword="true"/>, as in PyTorch.
    /// </summary>
    public bool CountIncludePad { get; init; } = true;
}
