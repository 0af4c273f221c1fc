using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Losses;

/// <summary>A network that is given weights for its samples, and the scalar loss that it has.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Create">Creates one with workers.</param>
/// <param name="Architecture">Its architecture.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="LabelWeight">What a label weighs.</param>
internal sealed record SampleWeightCase(
    string Name, SharedFactory Create, NetworkArchitecture Architecture, ScalarLoss Loss, Func<double, double> LabelWeight)
{
    private static readonly float[] ClassWeights = [0.3f, 1.7f, 0f, 0.9f, 2.1f];

    /// <summary>All cases by name.</summary>
    public static readonly Dictionary<string, SampleWeightCase> All = new SampleWeightCase[]
    {
        Of<SharedWeighted>(
            (capacity, workers) => new SharedWeighted(1, capacity, workers), new ScalarSoftmaxCrossEntropy(0.1f, ClassWeights, -100),
            label => label < 0 ? 0 : ClassWeights[(int)label]),
        Of<SharedIgnoring>(
            (capacity, workers) => new SharedIgnoring(1, capacity, workers), new ScalarSoftmaxCrossEntropy(ignoreLabel: -100),
            label => label < 0 ? 0 : 1),
        Of<SharedBinary>((capacity, workers) => new SharedBinary(1, capacity, workers), new ScalarBinaryCrossEntropy(1.3f)),
        Of<SharedAbsolute>((capacity, workers) => new SharedAbsolute(1, capacity, workers), new ScalarMeanAbsoluteError()),
        Of<SharedHuber>((capacity, workers) => new SharedHuber(1, capacity, workers), new ScalarHuber(0.4f)),
        Of<SharedSmooth>((capacity, workers) => new SharedSmooth(1, capacity, workers), new ScalarSmoothL1(0.3f)),
    }.ToDictionary(sample => sample.Name);

    /// <summary>The scalar network with weights for its samples.</summary>
    /// <param name="weights">The weights.</param>
    public ScalarNetwork CreateScalar(float[] weights) => new(
        [Architecture.InputLength], [new ScalarDense(70), new ScalarTanh(), new ScalarDense(Architecture.OutputLength)],
        new ScalarSampleWeights(Loss, weights, LabelWeight));

    /// <summary>A batch's targets with weights.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="weights">The weights; none for none.</param>
    public Targets TargetsOf(ScalarBatch batch, float[] weights) => Loss.TakesLabels
        ? new Targets(batch.Labels, weights)
        : new Targets(batch.FlatTargets, weights);

    private static SampleWeightCase Of<TNetwork>(SharedFactory create, ScalarLoss loss, Func<double, double>? labelWeight = null)
        where TNetwork : INetwork => new(typeof(TNetwork).Name, create, TNetwork.Architecture, loss, labelWeight ?? (_ => 1));
}
