namespace StaticNet.Tests.Training;

/// <summary>Batches for <see cref="FragileClassifier"/>: good ones, and one whose variance overflows.</summary>
internal static class FragileBatch
{
    public const int Samples = 8;

    public static readonly int[] Labels = [0, 1, 2, 0, 1, 2, 0, 1];

    public static readonly float[] Overflowing = [.. Draw(0).Select(value => value * 1e30f)];

    /// <summary>Inputs, others for each number.</summary>
    public static float[] Draw(int number)
    {
        var random = new RandomStream((ulong)number, 3);
        float[] inputs = new float[Samples * FragileClassifier.InputLength];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();
        return inputs;
    }
}
