using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Cases;

/// <summary>A batch of standard normal inputs, or uniform tokens, and uniform labels, the same for the same shape.</summary>
/// <param name="architecture">The network's type.</param>
/// <param name="size">The number of samples.</param>
internal sealed class RandomBatch(NetworkArchitecture architecture, int size)
{
    private const ulong Seed = 1;

    private readonly int[] _tokens = MakeNumbers(size * architecture.SampleShape.TokenLength, architecture.Inputs[0].Vocabulary ?? 0, 2);

    /// <summary><c>[size, InputLength]</c>; none for a network of tokens.</summary>
    public float[] Inputs { get; } = MakeInputs(size * architecture.SampleShape.InputLength);

    /// <summary><c>[size, LabelLength]</c>, each the number of an output.</summary>
    public int[] Labels { get; } = MakeNumbers(size * architecture.SampleShape.LabelLength, architecture.Outputs[0].Features, 1);

    /// <summary>The batch without its labels.</summary>
    public Batch Unlabeled => _tokens.Length == 0 ? new(Inputs) : new(architecture.SampleShape, size, Inputs, _tokens);

    /// <summary>The batch.</summary>
    public Batch Labeled => _tokens.Length == 0 ? new(Inputs, Labels) : new(architecture.SampleShape, size, Inputs, _tokens, Labels);

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

    private static int[] MakeNumbers(int length, int bound, int stream)
    {
        var random = new RandomStream(Seed, RandomStreams.Derive(RandomStreams.SyntheticData, stream));
        int[] numbers = new int[length];
        foreach (ref int number in numbers.AsSpan())
            number = random.NextInt32(bound);
        return numbers;
    }
}
