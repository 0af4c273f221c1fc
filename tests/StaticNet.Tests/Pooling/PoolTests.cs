using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Pooling;

/// <summary>Generated networks with pools against the scalar implementation, and that one against differences of its own loss.</summary>
public sealed class PoolTests
{
    private const int Seed = 11;

    private static readonly Dictionary<string, (GeneratedNetwork Generated, Func<ScalarNetwork> CreateScalar)> Cases = Declare();

    public static TheoryData<string> Networks => [.. Cases.Keys];

    public static MatrixTheoryData<string, int> NetworksAndBatches => new(Cases.Keys, [1, 2, 7, 17]);

    [Theory, MemberData(nameof(Networks))]
    public void ScalarGradients_AnyPool_MatchCentralDifferences(string name)
    {
        const double Step = 1e-5;
        var network = Cases[name].CreateScalar();
        var batch = ScalarBatch.Draw(network, 2, Seed, kinkDistance: 10 * Step);
        double[][] differences = network.CentralDifferences(batch.Inputs, batch.Targets, Step);
        network.ComputeGradients(batch.Inputs, batch.Targets);

        for (int p = 0; p < differences.Length; p++)
        {
            double allowance = 1e-8 * TensorComparison.LargestMagnitude(network.Parameters[p].Gradients) + 1e-10;
            TensorComparison.AssertWithin($"Parameter {p}", network.Parameters[p].Gradients, differences[p], allowance);
        }
    }

    [Theory, MemberData(nameof(NetworksAndBatches))]
    public void GeneratedNetwork_AnyPoolAndBatch_AgreesWithScalar(string name, int samples)
    {
        var (generated, createScalar) = Cases[name];
        var scalar = createScalar();
        var batch = ScalarBatch.Draw(scalar, samples, Seed, kinkDistance: 1e-5);
        using var network = generated.Create(seed: 1, batchCapacity: samples);

        ScalarComparison.AssertAgree(network, generated.Architecture, scalar, batch, ScalarTolerance.Contract(scalar, batch));
    }

    [Fact]
    public void Steps_WithPools_AllocateNothing()
    {
        using var network = new PooledImage(seed: 1);
        float[] inputs = [.. Enumerable.Range(0, 4 * PooledImage.InputLength).Select(i => MathF.Sin(i))], outputs = new float[4 * PooledImage.OutputLength];
        int[] labels = [0, 1, 2, 3];
        Step();

        Allocations.AssertNone(() =>
        {
            for (int step = 0; step < 100; step++)
                Step();
        });

        void Step()
        {
            network.ComputeGradients(inputs, labels);
            network.Evaluate(inputs, labels, outputs);
        }
    }

    // A step is refused before any weight changes, so that NaN must not be lost on the way to the loss.
    [Fact]
    public void ComputeGradients_NaNInAWindow_IsNotFinite()
    {
        using var network = new PooledImage(seed: 1);
        PooledImage.Architecture.Parameters[1].In(network.Parameters).CopyFrom([.. Enumerable.Range(0, 168).Select(i => i == 80 ? float.NaN : 0f)]);

        Assert.False(network.ComputeGradients(new float[PooledImage.InputLength], [1]).IsFinite);
    }

    private static Dictionary<string, (GeneratedNetwork, Func<ScalarNetwork>)> Declare() => new()
    {
        [nameof(PooledImage)] = (GeneratedNetwork.Of<PooledImage>((seed, capacity) => new PooledImage(seed, capacity)), () =>
            Entropy([4], new ScalarDense(168), new ScalarReshape(3, 8, 7), new ScalarTanh(), new ScalarMaxPool([3, 3], [2], [1]), new ScalarAveragePool([2, 2]),
                new ScalarReshape(12), new ScalarDense(4))),
        [nameof(PooledSignal)] = (GeneratedNetwork.Of<PooledSignal>((seed, capacity) => new PooledSignal(seed, capacity)), () =>
            Squared([9], new ScalarDense(34), new ScalarReshape(2, 17), new ScalarMaxPool([3]), new ScalarAveragePool([2], [1], [1], countsPadding: false),
                new ScalarTanh(), new ScalarReshape(12), new ScalarDense(2))),
        [nameof(PooledWidely)] = (GeneratedNetwork.Of<PooledWidely>((seed, capacity) => new PooledWidely(seed, capacity)), () =>
            Squared([5], new ScalarDense(108), new ScalarReshape(3, 6, 6), new ScalarLeakyRelu(0.2f), new ScalarMaxPool([5, 5], [1], [2]),
                new ScalarAveragePool([5, 5], [3], [1]), new ScalarReshape(12), new ScalarDense(3))),
        [nameof(PooledUnevenly)] = (GeneratedNetwork.Of<PooledUnevenly>((seed, capacity) => new PooledUnevenly(seed, capacity)), () =>
            Squared([7], new ScalarDense(198), new ScalarReshape(2, 9, 11), new ScalarRelu(), new ScalarMaxPool([2, 3], [3, 3], [0, 1]),
                new ScalarAveragePool([3, 1], [1, 2], [1, 0]), new ScalarReshape(12), new ScalarDense(3))),
        [nameof(PooledToLargest)] = (GeneratedNetwork.Of<PooledToLargest>((seed, capacity) => new PooledToLargest(seed, capacity)), () =>
            Entropy([3], new ScalarDense(400), new ScalarReshape(20, 4, 5), new ScalarSigmoid(), new ScalarMaxPool([]), new ScalarDense(3))),
        [nameof(PooledToMean)] = (GeneratedNetwork.Of<PooledToMean>((seed, capacity) => new PooledToMean(seed, capacity)), () =>
            Entropy([6], new ScalarDense(87), new ScalarReshape(3, 29), new ScalarTanh(), new ScalarAveragePool([]), new ScalarDense(3))),
        [nameof(PooledAtEnds)] = (GeneratedNetwork.Of<PooledAtEnds>((seed, capacity) => new PooledAtEnds(seed, capacity)), () =>
            Squared([1, 9, 10], new ScalarMaxPool([2, 2]), new ScalarReshape(20), new ScalarDense(24), new ScalarReshape(2, 3, 4), new ScalarAveragePool([2, 2], [1]))),
        [nameof(PooledInputs)] = (GeneratedNetwork.Of<PooledInputs>((seed, capacity) => new PooledInputs(seed, capacity)), () =>
            Squared([3, 6, 5], new ScalarAveragePool([3, 3], [1], [1]), new ScalarMaxPool([2, 2], null, [1]), new ScalarReshape(36), new ScalarDense(3))),
    };

    private static ScalarNetwork Squared(int[] inputs, params ScalarLayer[] layers) => new(inputs, layers, new ScalarMeanSquaredError());

    private static ScalarNetwork Entropy(int[] inputs, params ScalarLayer[] layers) => new(inputs, layers, new ScalarSoftmaxCrossEntropy());
}
