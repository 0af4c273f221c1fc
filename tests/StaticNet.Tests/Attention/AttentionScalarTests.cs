using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Attention;

/// <summary>Attention against the scalar implementation, whose own gradients agree with differences of its loss.</summary>
public sealed class AttentionScalarTests
{
    private static readonly Dictionary<string, (GeneratedNetwork Network, Func<ScalarNetwork> Scalar)> Networks = new()
    {
        ["OddHeads"] = (
            GeneratedNetwork.Of<OddHeads>((s, b) => new OddHeads(s, b)),
            () => new([5, 6], [new ScalarSelfAttention(2), new ScalarDense(3)], new ScalarMeanSquaredError())),
        ["CausalHeads"] = (
            GeneratedNetwork.Of<CausalHeads>((s, b) => new CausalHeads(s, b)),
            () => new([19, 32], [new ScalarSelfAttention(2, causal: true, bias: false), new ScalarTanh(), new ScalarDense(3)], new ScalarSoftmaxCrossEntropy())),
        ["TurnedHeads"] = (
            GeneratedNetwork.Of<TurnedHeads>((s, b) => new TurnedHeads(s, b)),
            () => new([5, 12], [new ScalarSelfAttention(2, rotaryBase: 1e4), new ScalarDense(3)], new ScalarMeanSquaredError())),
        ["TurnedWideHeads"] = (
            GeneratedNetwork.Of<TurnedWideHeads>((s, b) => new TurnedWideHeads(s, b)),
            () => new([19, 64], [new ScalarSelfAttention(2, causal: true, rotaryBase: 50), new ScalarDense(3)], new ScalarSoftmaxCrossEntropy())),
        ["LoneStep"] = (
            GeneratedNetwork.Of<LoneStep>((s, b) => new LoneStep(s, b)),
            () => new([1, 5], [new ScalarDense(20), new ScalarSelfAttention(1), new ScalarDense(2)], new ScalarMeanSquaredError())),
    };

    private static readonly int[] BatchSizes = [1, 3];

    public static TheoryData<string, int> Cases => [.. from name in Networks.Keys from samples in BatchSizes select (name, samples)];

    // Differences take two passes a weight.
    private static readonly Dictionary<string, ScalarLayer> Small = new()
    {
        ["attention"] = new ScalarSelfAttention(2),
        ["attention-causal"] = new ScalarSelfAttention(1, causal: true),
        ["attention-without-bias"] = new ScalarSelfAttention(4, causal: true, bias: false),
        ["attention-rotary"] = new ScalarSelfAttention(2, rotaryBase: 20),
        ["positions"] = new ScalarPositionEmbedding(),
        ["encoding"] = new ScalarPositionalEncoding(),
    };

    public static TheoryData<string> SmallCases => [.. Small.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void SelfAttention_Batch_AgreesWithScalar(string name, int samples)
    {
        var scalar = Networks[name].Scalar();
        var batch = ScalarBatch.Draw(scalar, samples, seed: 3, kinkDistance: 1e-5);
        var generated = Networks[name].Network;
        var network = generated.Create(seed: 1, batchCapacity: samples);
        using var _ = network as IDisposable;

        ScalarComparison.AssertAgree(network, generated.Architecture, scalar, batch, ScalarTolerance.Conditioned(scalar, batch, seed: 3));
    }

    [Theory]
    [MemberData(nameof(SmallCases))]
    public void ScalarLayer_Gradients_AgreeWithDifferences(string name)
    {
        var scalar = new ScalarNetwork([3, 4], [new ScalarDense(4), Small[name], new ScalarDense(2)], new ScalarMeanSquaredError());
        var batch = ScalarBatch.Draw(scalar, 2, seed: 1, kinkDistance: 1e-3);
        double[][] expected = scalar.CentralDifferences(batch.Inputs, batch.Targets, 1e-5);

        scalar.ComputeGradients(batch.Inputs, batch.Targets);

        Assert.All(expected.Zip(scalar.Parameters), pair => Assert.All(pair.First.Zip(pair.Second.Gradients), values => Assert.Equal(values.First, values.Second, 1e-8)));
    }
}
