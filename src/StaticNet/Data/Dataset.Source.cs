namespace StaticNet;

/// <content>A dataset as a source.</content>
public sealed partial class Dataset
{
    /// <summary>What one sample is made of.</summary>
    public SampleShape Shape => field ??= TargetKind == TargetKind.Labels
        ? SampleShape.ForLabels(InputLength, IgnoreLabel) with { HasWeights = HasWeights, HasLengths = HasLengths }
        : SampleShape.ForValues(InputLength, TargetLength) with { HasWeights = HasWeights, HasLengths = HasLengths };

    /// <summary>Copies samples.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <param name="batch">Receives them.</param>
    /// <exception cref="ArgumentException">The batch is of another number of samples, or they are of another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; samples before it were copied.</exception>
    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        CopyInputs(indices, batch.Inputs);
        if (TargetKind == TargetKind.Labels)
            CopyLabels(indices, batch.Labels);
        else
            CopyTargets(indices, batch.Values);
        if (HasWeights)
            CopyWeights(indices, batch.SampleWeights);
        if (HasLengths)
            CopyLengths(indices, batch.Lengths);
    }
}
