using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Cases;

/// <summary>A batch of standard normal inputs and uniform labels, the same for the same shape.</summary>
/// <param name="architecture">The network's type.</param>
/// <param name="size">The number of samples.</param>
internal sealed class RandomBatch(NetworkArchitecture architecture, int size)
{
    private const ulong Seed = 1;

    /// <summary><c>[size, InputLength]</c></summary>
    public float[] Inputs { get; } = MakeInputs(size * architecture.InputLength);

    /// <summary><c>[size]</c>, each in [0, OutputLength).</summary>
    public int[] Labels { get; } = MakeLabels(size, architecture.OutputLength);

    /// <summary>Room for <c>[size, OutputLength]</c>.</summary>
    public float[] Outputs { get; } = new float[size * architecture.OutputLength];

    private static float[] MakeInputs(int length)
    {
        var random = new RandomStream(Seed, RandomStreams.Derive(RandomStreams.SyntheticData, 0));
        float[] inputs = new float[length];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();
        return inputs;
    }

    private static int[] MakeLabels(int length, int classes)
    {
        var random = new RandomStream(Seed, RandomStreams.Derive(RandomStreams.SyntheticData, 1));
        int[] labels = new int[length];
        foreach (ref int label in labels.AsSpan())
            label = random.NextInt32(classes);
        return labels;
    }
}
