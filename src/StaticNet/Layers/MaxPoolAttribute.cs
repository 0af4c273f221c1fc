namespace StaticNet;

/// <summary>
/// The largest value of each window, channel by channel: <c>y[c, i, j] = max x[c, i · stride + k − padding, j · stride + l − padding]</c> over the
/// window's places k, l that lie within the input. Input <c>[channels, height, width]</c> or <c>[channels, length]</c>.
/// </summary>
/// <remarks>
/// Of equal values the first, row by row, takes the gradient of its window; where windows overlap, a value's gradient is the sum over those it leads, in the
/// order of the windows. A window with NaN in it gives NaN. Padding is never the largest: as −∞. The same as <c>torch.nn.MaxPool2d</c> and <c>MaxPool1d</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPoolAttribute : PoolAttribute
{
    /// <summary>Square windows, or windows of a signal.</summary>
    /// <param name="size">The positions of a window along each axis, positive.</param>
    public MaxPoolAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Windows of an image.</summary>
    /// <param name="height">The rows of a window, positive.</param>
    /// <param name="width">The columns of a window, positive.</param>
    public MaxPoolAttribute(int height, int width)
        : base(height, width)
    {
    }
}
