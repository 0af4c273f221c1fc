namespace StaticNet.Augmentations;

/// <summary>An augmentation of images of one shape.</summary>
public abstract class ImageAugmentation : Augmentation
{
    /// <summary>An augmentation of images.</summary>
    /// <param name="shape">Their shape.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    protected ImageAugmentation(ImageShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
    }

    /// <summary>The shape of the images.</summary>
    public ImageShape Shape { get; }

    /// <summary>The number of floats that <see cref="Transform"/> needs to keep things aside. Default 0.</summary>
    protected virtual int ScratchLength => 0;

    /// <inheritdoc/>
    public sealed override int GetScratchLength(int inputLength)
    {
        CheckLength(inputLength, nameof(inputLength));
        return ScratchLength;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A length isn't that of the shape or of the space it needs; nothing has changed.</exception>
    public sealed override void Apply(Span<float> sample, Span<float> scratch, ref RandomStream random)
    {
        CheckLength(sample.Length, nameof(sample));
        if (scratch.Length < ScratchLength)
            throw new ArgumentException($"The space has {scratch.Length} floats; {GetType().Name} needs {ScratchLength}.", nameof(scratch));
        Transform(sample, scratch[..ScratchLength], ref random);
    }

    /// <summary>Changes an image in place; allocates nothing.</summary>
    /// <param name="image">The image, <c>[Channels, Height, Width]</c>.</param>
    /// <param name="scratch">Space of <see cref="ScratchLength"/> floats, of any content.</param>
    /// <param name="random">Where its random numbers come from.</param>
    protected abstract void Transform(Span<float> image, Span<float> scratch, ref RandomStream random);

    private void CheckLength(int length, string name)
    {
        if (length != Shape.Length)
            throw new ArgumentException(
                $"A sample has {length} values; images of {Shape.Channels}×{Shape.Height}×{Shape.Width} have {Shape.Length}.", name);
    }
}
