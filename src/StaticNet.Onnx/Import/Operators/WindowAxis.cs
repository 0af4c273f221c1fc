namespace StaticNet.Onnx.Import.Operators;

/// <summary>A window along one axis of an image or a signal, with zeros around it.</summary>
/// <param name="Size">The positions of the input.</param>
/// <param name="Kernel">Those of the window.</param>
/// <param name="Stride">From one window to the next.</param>
/// <param name="Dilation">From one position of the window to the next.</param>
/// <param name="Before">The zeros before the input.</param>
/// <param name="Behind">The zeros behind it.</param>
internal sealed record WindowAxis(int Size, int Kernel, int Stride, int Dilation, long Before, long Behind)
{
    /// <summary>What the window reaches over beside its first position.</summary>
    public long Reach => (long)Dilation * (Kernel - 1);

    /// <summary>The windows.</summary>
    public long Windows => (Size + Before + Behind - Reach - 1 < 0 ? -1 : (Size + Before + Behind - Reach - 1) / Stride) + 1;

    /// <summary>The same with as many zeros behind as before, where those that differ are read by no window.</summary>
    public WindowAxis Even => this with { Behind = Before } is var even && even.Windows == Windows ? even : this;

    /// <summary>The windows where the last one may reach beyond what is there.</summary>
    public long WindowsRoundedUp => ((Size + Before + Behind - Reach - 1 + Stride - 1) / Stride) + 1;

    /// <summary>With the zeros that give as many windows as strides fit in, an odd one behind or before.</summary>
    /// <param name="isUpper">Whether an odd one stands behind.</param>
    public WindowAxis Same(bool isUpper)
    {
        long windows = ((long)Size + Stride - 1) / Stride, all = Math.Max(((windows - 1) * Stride) + Reach + 1 - Size, 0), half = all / 2;
        return isUpper ? this with { Before = half, Behind = all - half } : this with { Before = all - half, Behind = half };
    }
}
