using StaticNet.Tests.Lengths;
using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Attention;

/// <summary>Attention in networks whose samples have lengths: what it computes of the steps of each alone.</summary>
internal static class AttentionLengthCases
{
    /// <summary>All of them by name.</summary>
    public static Dictionary<string, LengthCase> All => new()
    {
        [nameof(ShorterHeads)] = new(
            GeneratedNetwork.Of<ShorterHeads>((seed, capacity) => new ShorterHeads(seed, capacity)),
            _ => [new ScalarSelfAttention(2), new ScalarTanh(), new ScalarDense(3)], () => new ScalarMeanSquaredError()),
        [nameof(ShorterCausalHeads)] = new(
            GeneratedNetwork.Of<ShorterCausalHeads>((seed, capacity) => new ShorterCausalHeads(seed, capacity)),
            _ => [new ScalarSelfAttention(4, causal: true, bias: false), new ScalarTanh(), new ScalarDense(3)], () => new ScalarSoftmaxCrossEntropy()),
        [nameof(LongerHeads)] = new(
            GeneratedNetwork.Of<LongerHeads>((seed, capacity) => new LongerHeads(seed, capacity)),
            _ => [new ScalarSelfAttention(2), new ScalarTanh(), new ScalarDense(3)], () => new ScalarMeanSquaredError()),
        [nameof(LongerCausalHeads)] = new(
            GeneratedNetwork.Of<LongerCausalHeads>((seed, capacity) => new LongerCausalHeads(seed, capacity)),
            _ => [new ScalarSelfAttention(1, causal: true), new ScalarSelfAttention(2, rotaryBase: 10_000), new ScalarDense(3)], () => new ScalarSoftmaxCrossEntropy()),
    };
}
