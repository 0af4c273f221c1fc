using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Layers;

/// <summary>Networks of one unit and one activation, by name.</summary>
internal static class ActivationEdge
{
    public static readonly Dictionary<string, GeneratedNetwork> Networks = new()
    {
        [nameof(EdgeRelu)] = GeneratedNetwork.Of<EdgeRelu>((seed, capacity) => new EdgeRelu(seed, capacity)),
        [nameof(EdgeLeakyRelu)] = GeneratedNetwork.Of<EdgeLeakyRelu>((seed, capacity) => new EdgeLeakyRelu(seed, capacity)),
        [nameof(EdgeTanh)] = GeneratedNetwork.Of<EdgeTanh>((seed, capacity) => new EdgeTanh(seed, capacity)),
        [nameof(EdgeSigmoid)] = GeneratedNetwork.Of<EdgeSigmoid>((seed, capacity) => new EdgeSigmoid(seed, capacity)),
        [nameof(EdgeRelu6)] = GeneratedNetwork.Of<EdgeRelu6>((seed, capacity) => new EdgeRelu6(seed, capacity)),
        [nameof(EdgeElu)] = GeneratedNetwork.Of<EdgeElu>((seed, capacity) => new EdgeElu(seed, capacity)),
        [nameof(EdgeSelu)] = GeneratedNetwork.Of<EdgeSelu>((seed, capacity) => new EdgeSelu(seed, capacity)),
        [nameof(EdgeGelu)] = GeneratedNetwork.Of<EdgeGelu>((seed, capacity) => new EdgeGelu(seed, capacity)),
        [nameof(EdgeGeluTanh)] = GeneratedNetwork.Of<EdgeGeluTanh>((seed, capacity) => new EdgeGeluTanh(seed, capacity)),
        [nameof(EdgeSilu)] = GeneratedNetwork.Of<EdgeSilu>((seed, capacity) => new EdgeSilu(seed, capacity)),
        [nameof(EdgeMish)] = GeneratedNetwork.Of<EdgeMish>((seed, capacity) => new EdgeMish(seed, capacity)),
        [nameof(EdgeSoftplus)] = GeneratedNetwork.Of<EdgeSoftplus>((seed, capacity) => new EdgeSoftplus(seed, capacity)),
        [nameof(EdgeSoftplusSharp)] = GeneratedNetwork.Of<EdgeSoftplusSharp>((seed, capacity) => new EdgeSoftplusSharp(seed, capacity)),
        [nameof(EdgeSoftsign)] = GeneratedNetwork.Of<EdgeSoftsign>((seed, capacity) => new EdgeSoftsign(seed, capacity)),
        [nameof(EdgeHardSwish)] = GeneratedNetwork.Of<EdgeHardSwish>((seed, capacity) => new EdgeHardSwish(seed, capacity)),
        [nameof(EdgeHardSigmoid)] = GeneratedNetwork.Of<EdgeHardSigmoid>((seed, capacity) => new EdgeHardSigmoid(seed, capacity)),
    };

    /// <summary>The network of an activation, to compute it at an argument.</summary>
    public static INetwork Create(string name, float x)
    {
        var network = Networks[name].Create(seed: 1, batchCapacity: 9);
        network.Parameters.Clear();
        Networks[name].Architecture.Parameters[0].In(network.Parameters)[0] = x;

        // A bias of +0 would make a sum of −0 positive.
        Networks[name].Architecture.Parameters[1].In(network.Parameters)[0] = -0f;
        return network;
    }

    /// <summary>The activation's value in a batch of equal rows.</summary>
    public static float Value(INetwork network, int rows)
    {
        float[] inputs = new float[rows], outputs = new float[rows];
        Array.Fill(inputs, 1f);
        network.Predict(inputs, outputs);
        return outputs[^1];
    }
}
