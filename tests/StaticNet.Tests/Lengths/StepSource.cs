namespace StaticNet.Tests.Lengths;

/// <summary>The samples of <see cref="LengthTrainingTests"/> from a source of one's own, which has anything beyond lengths.</summary>
/// <param name="count">The number of samples.</param>
/// <param name="beyond">What values are beyond a length.</param>
internal sealed class StepSource(int count, float beyond) : ISampleSource
{
    public int Count => count;

    public SampleShape Shape { get; } = new([SamplePart.Values(15)], [SamplePart.Labels(5)]) { HasLengths = true };

    public string Fingerprint => $"steps {count}";

    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            var (inputs, labels, length) = LengthTrainingTests.SampleOf(indices[i]);
            inputs.CopyTo(batch.InputOf(i));
            batch.InputOf(i)[(3 * length)..].Fill(beyond);
            labels.CopyTo(batch.Labels[(5 * i)..]);
            batch.Labels[((5 * i) + length)..(5 * (i + 1))].Fill(-1);
            batch.Lengths[i] = length;
        }
    }
}
