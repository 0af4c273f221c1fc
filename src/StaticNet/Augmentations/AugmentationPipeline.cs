namespace StaticNet.Augmentations;

/// <summary>Augmentations one after the other, on the same random stream.</summary>
public sealed class AugmentationPipeline : Augmentation
{
    private readonly Augmentation[] _parts;

    /// <summary>Augmentations in the order they are applied.</summary>
    /// <param name="parts">The augmentations; none leaves samples as they are.</param>
    /// <exception cref="ArgumentNullException">A part is missing.</exception>
    public AugmentationPipeline(params Augmentation[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in parts)
            ArgumentNullException.ThrowIfNull(part, nameof(parts));
        _parts = [.. parts];
    }

    /// <inheritdoc/>
    public override int GetScratchLength(int inputLength)
    {
        int length = 0;
        foreach (var part in _parts)
            length = Math.Max(length, part.GetScratchLength(inputLength));
        return length;
    }

    /// <inheritdoc/>
    public override void Apply(Span<float> sample, Span<float> scratch, ref RandomStream random)
    {
        foreach (var part in _parts)
            part.Apply(sample, scratch, ref random);
    }
}
