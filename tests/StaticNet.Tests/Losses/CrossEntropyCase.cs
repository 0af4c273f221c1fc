using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Losses;

/// <summary>A network that hands its inputs on as logits, so that a test chooses them and sees each sample's gradient.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Generated">The class.</param>
/// <param name="LabelSmoothing">Its label smoothing.</param>
internal sealed record CrossEntropyCase(string Name, GeneratedNetwork Generated, float LabelSmoothing)
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
    ];

    private static CrossEntropyCase Case<TNetwork>(NetworkFactory create, float labelSmoothing) where TNetwork : INetwork =>
        new(typeof(TNetwork).Name, GeneratedNetwork.Of<TNetwork>(create), labelSmoothing);
}
