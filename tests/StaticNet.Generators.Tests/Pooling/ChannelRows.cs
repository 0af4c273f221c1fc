namespace StaticNet.Generators.Tests.Pooling;

/// <summary>Samples of channels as kernels have them: a row of channels for each position, with padding behind it.</summary>
/// <param name="channels">The channels.</param>
/// <param name="positions">The positions of a sample.</param>
internal sealed class ChannelRows(int channels, int positions)
{
    /// <summary>From one position to the next.</summary>
    public int Stride { get; } = (channels + 15) / 16 * 16;

    /// <summary>A buffer of samples, with what must not matter in the padding.</summary>
    /// <param name="samples"><c>[samples][channels · positions]</c>, channels first.</param>
    public float[] Of(double[][] samples)
    {
        float[] rows = Empty(samples.Length);
        for (int sample = 0; sample < samples.Length; sample++)
            for (int i = 0; i < channels * positions; i++)
                rows[Place(sample, i)] = (float)samples[sample][i];
        return rows;
    }

    /// <summary>A buffer that nothing has been written to.</summary>
    /// <param name="samples">The samples.</param>
    public float[] Empty(int samples)
    {
        float[] rows = new float[samples * positions * Stride];
        Array.Fill(rows, float.NaN);
        return rows;
    }

    /// <summary>The samples of a buffer, <c>[samples][channels · positions]</c>, channels first.</summary>
    /// <param name="rows">The buffer.</param>
    public double[][] From(float[] rows) =>
    [
        .. Enumerable.Range(0, rows.Length / (positions * Stride))
            .Select(sample => Enumerable.Range(0, channels * positions).Select(i => (double)rows[Place(sample, i)]).ToArray()),
    ];

    private int Place(int sample, int index) => (((sample * positions) + (index % positions)) * Stride) + (index / positions);
}
