using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Losses;

/// <summary>A network that hands its inputs on as logits, so that a test chooses them and sees each sample's gradient.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Generated">The class.</param>
/// <param name="Scalar">Its loss.</param>
/// <param name="IgnoreLabel">The label that it ignores; null for none.</param>
internal sealed record CrossEntropyCase(string Name, GeneratedNetwork Generated, ScalarSoftmaxCrossEntropy Scalar, int? IgnoreLabel)
{
    /// <summary>Two vectors of 16 samples and a rest; also a vector and a rest at any width.</summary>
    public const int MostSamples = 37;

    /// <summary>All cases by name.</summary>
    public static readonly Dictionary<string, CrossEntropyCase> All = Declare().ToDictionary(entropy => entropy.Name);

    /// <summary>The classes.</summary>
    public int Classes => Generated.Architecture.OutputLength;

    /// <summary>Runs a training pass.</summary>
    /// <param name="logits">A row for each sample.</param>
    /// <param name="labels">A label for each sample.</param>
    /// <param name="disturb">Whether another batch is to fill the buffers before.</param>
    /// <returns>Each sample's loss and its gradient by its logits, and what the pass returned.</returns>
    public (float[] Losses, float[][] Gradients, GradientResult Result) Run(float[][] logits, int[] labels, bool disturb = false)
    {
        var network = Generated.Create(1, MostSamples);
        float[] weights = new float[Classes * (Classes + MostSamples)];
        for (int c = 0; c < Classes; c++)
            weights[(c * (Classes + MostSamples)) + c] = 1;
        var view = Generated.Architecture.Parameters[0];
        view.In(network.Parameters).CopyFrom(weights);
        if (disturb)
            network.ComputeGradients(Inputs([.. Enumerable.Repeat(logits[0], MostSamples)]), new Targets(new int[MostSamples]));

        var result = network.ComputeGradients(Inputs(logits), new Targets(labels));
        float[] flat = view.In(network.Gradients).ToArray();
        float[][] gradients = [.. logits.Select((_, sample) => Enumerable.Range(0, Classes)
            .Select(c => flat[(c * (Classes + MostSamples)) + Classes + sample]).ToArray())];
        return (network.Memory!.Losses.Span[..labels.Length].ToArray(), gradients, result);
    }

    private static float[] Inputs(float[][] logits) =>
        [.. logits.SelectMany((row, sample) => row.Concat(Enumerable.Range(0, MostSamples).Select(i => i == sample ? 1f : 0f)))];

    private static IEnumerable<CrossEntropyCase> Declare() =>
    [
        Case<Entropy1>((seed, capacity) => new Entropy1(seed, capacity), 0f),
        Case<Entropy2>((seed, capacity) => new Entropy2(seed, capacity), 0f),
        Case<Entropy3>((seed, capacity) => new Entropy3(seed, capacity), 0f),
        Case<Entropy10>((seed, capacity) => new Entropy10(seed, capacity), 0f),
        Case<Entropy15>((seed, capacity) => new Entropy15(seed, capacity), 0f),
        Case<Entropy16>((seed, capacity) => new Entropy16(seed, capacity), 0f),
        Case<Entropy17>((seed, capacity) => new Entropy17(seed, capacity), 0f),
        Case<Entropy33>((seed, capacity) => new Entropy33(seed, capacity), 0f),
        Case<Entropy1000>((seed, capacity) => new Entropy1000(seed, capacity), 0f),
        Case<Entropy2Smoothed>((seed, capacity) => new Entropy2Smoothed(seed, capacity), 0.1f),
        Case<Entropy16Smoothed>((seed, capacity) => new Entropy16Smoothed(seed, capacity), 0.1f),
        Case<Entropy17Smoothed>((seed, capacity) => new Entropy17Smoothed(seed, capacity), 0.1f),
        Case<Entropy1000Smoothed>((seed, capacity) => new Entropy1000Smoothed(seed, capacity), 0.1f),
        Case<Entropy3Weighted>((seed, capacity) => new Entropy3Weighted(seed, capacity), 0f, Weights(3)),
        Case<Entropy16WeightedSmoothed>((seed, capacity) => new Entropy16WeightedSmoothed(seed, capacity), 0.1f, Weights(16), -100),
        Case<Entropy17Weighted>((seed, capacity) => new Entropy17Weighted(seed, capacity), 0f, Weights(17), -100),
        Case<Entropy17WeightedSmoothed>((seed, capacity) => new Entropy17WeightedSmoothed(seed, capacity), 0.1f, Weights(17)),
        Case<Entropy3Ignoring>((seed, capacity) => new Entropy3Ignoring(seed, capacity), 0f, null, -100),
        Case<Entropy16Ignoring>((seed, capacity) => new Entropy16Ignoring(seed, capacity), 0.1f, null, 5),
        Case<Entropy17Ignoring>((seed, capacity) => new Entropy17Ignoring(seed, capacity), 0f, null, -100),
    ];

    private static CrossEntropyCase Case<TNetwork>(NetworkFactory create, float labelSmoothing, float[]? weights = null, int? ignoreLabel = null)
        where TNetwork : INetwork => new(
            typeof(TNetwork).Name, GeneratedNetwork.Of<TNetwork>(create),
            new ScalarSoftmaxCrossEntropy(labelSmoothing, weights, ignoreLabel), ignoreLabel);

    // 1, 2, 0 and 0.5 in turn, as the networks declare them.
    private static float[] Weights(int classes) => [.. Enumerable.Range(0, classes).Select(c => (c % 4) switch { 0 => 1f, 1 => 2f, 2 => 0f, _ => 0.5f })];
}
