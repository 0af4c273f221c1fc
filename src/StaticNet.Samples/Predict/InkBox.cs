namespace StaticNet.Samples.Predict;

/// <summary>Where ink is in an image.</summary>
/// <param name="Left">Its first column.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Height">Its rows.</param>
internal readonly record struct InkBox(int Left, int Top, int Width, int Height)
{
    /// <summary>The longer side.</summary>
    public int Side => Math.Max(Width, Height);

    /// <summary>The least box around this and another.</summary>
    /// <param name="other">The other.</param>
    public InkBox Around(InkBox other)
    {
        int left = Math.Min(Left, other.Left), top = Math.Min(Top, other.Top);
        return new InkBox(
            left, top, Math.Max(Left + Width, other.Left + other.Width) - left, Math.Max(Top + Height, other.Top + other.Height) - top);
    }
}
