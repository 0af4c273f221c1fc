using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Losses;

/// <summary>A network that hands its inputs on as outputs, so that a test chooses them and sees each sample's gradient.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Generated">The class.</param>
/// <param name="Scalar">Its loss.</param>
internal sealed record ElementLossCase(string Name, GeneratedNetwork Generated, ScalarElementLoss Scalar)
{
    /// <summary>As many inputs follow the outputs.</summary>
    public const int MostSamples = 37;

    /// <summary>All cases by name.</summary>
    public static readonly Dictionary<string, ElementLossCase> All = Declare().ToDictionary(loss => loss.Name);

    /// <summary>The outputs of a sample.</summary>
    public int Outputs => Generated.Architecture.OutputLength;

    /// <summary>Runs a training pass.</summary>
    /// <param name="outputs">A row for each sample.</param>
    /// <param name="targets">A row for each sample.</param>
    /// <returns>Each sample's loss and its gradient by its outputs, and what the pass returned.</returns>
    public (float[] Losses, float[][] Gradients, GradientResult Result) Run(float[][] outputs, float[][] targets)
    {
        using var network = Generated.Create(1, MostSamples);
        int inputs = Outputs + MostSamples;
        float[] weights = new float[Outputs * inputs];
        for (int i = 0; i < Outputs; i++)
            weights[(i * inputs) + i] = 1;
        var view = Generated.Architecture.Parameters[0];
        view.In(network.Parameters).CopyFrom(weights);
        float[] batch = [.. outputs.SelectMany((row, sample) => row.Concat(Enumerable.Range(0, MostSamples).Select(i => i == sample ? 1f : 0f)))];

        var result = network.ComputeGradients(batch, new Targets(targets.SelectMany(row => row).ToArray()));
        float[] flat = view.In(network.Gradients).ToArray();
        float[][] gradients = [.. outputs.Select((_, sample) =>
            Enumerable.Range(0, Outputs).Select(i => flat[(i * inputs) + Outputs + sample]).ToArray())];
        return (network.Memory!.Losses.Span[..outputs.Length].ToArray(), gradients, result);
    }

    private static IEnumerable<ElementLossCase> Declare() =>
    [
        Case<LossAbsolute3>((seed, capacity) => new LossAbsolute3(seed, capacity), new ScalarMeanAbsoluteError()),
        Case<LossAbsolute17>((seed, capacity) => new LossAbsolute17(seed, capacity), new ScalarMeanAbsoluteError()),
        Case<LossHuber1>((seed, capacity) => new LossHuber1(seed, capacity), new ScalarHuber(0.75f)),
        Case<LossHuber16>((seed, capacity) => new LossHuber16(seed, capacity), new ScalarHuber(0.75f)),
        Case<LossHuber33>((seed, capacity) => new LossHuber33(seed, capacity), new ScalarHuber(0.75f)),
        Case<LossSmooth3>((seed, capacity) => new LossSmooth3(seed, capacity), new ScalarSmoothL1(0.25f)),
        Case<LossSmooth17>((seed, capacity) => new LossSmooth17(seed, capacity), new ScalarSmoothL1(0.25f)),
        Case<LossSmoothZero3>((seed, capacity) => new LossSmoothZero3(seed, capacity), new ScalarMeanAbsoluteError()),
        Case<LossSmoothZero17>((seed, capacity) => new LossSmoothZero17(seed, capacity), new ScalarMeanAbsoluteError()),
        Case<LossBinary1>((seed, capacity) => new LossBinary1(seed, capacity), new ScalarBinaryCrossEntropy()),
        Case<LossBinary16>((seed, capacity) => new LossBinary16(seed, capacity), new ScalarBinaryCrossEntropy()),
        Case<LossBinary33>((seed, capacity) => new LossBinary33(seed, capacity), new ScalarBinaryCrossEntropy()),
        Case<LossBinaryWeighted3>((seed, capacity) => new LossBinaryWeighted3(seed, capacity), new ScalarBinaryCrossEntropy(3)),
        Case<LossBinaryWeighted17>((seed, capacity) => new LossBinaryWeighted17(seed, capacity), new ScalarBinaryCrossEntropy(3)),
    ];

    private static ElementLossCase Case<TNetwork>(NetworkFactory create, ScalarElementLoss scalar) where TNetwork : INetwork =>
        new(typeof(TNetwork).Name, GeneratedNetwork.Of<TNetwork>(create), scalar);
}
