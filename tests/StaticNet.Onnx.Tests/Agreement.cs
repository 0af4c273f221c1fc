using System.Globalization;
using Xunit;

namespace StaticNet.Onnx.Tests;

/// <summary>Compares a network with what ONNX Runtime makes of its export.</summary>
internal static class Agreement
{
    /// <summary>What results may differ by, relative to the largest output.</summary>
    private const float Tolerance = 1e-5f;

    /// <summary>Asserts it of batches of several sizes, one sample among them, for one exported file.</summary>
    /// <param name="network">The network; its weights and statistics become random.</param>
    public static void Assert<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        Randomize(network);
        using var model = RuntimeModel.Of(network);
        foreach (int count in (int[])[1, 3, 8])
        {
            var samples = new RandomSamples(TNetwork.Architecture, count, seed: count);
            float[] expected = samples.Predict(network), actual = model.Predict(samples);
            Xunit.Assert.Equal(expected.Length, actual.Length);
            float scale = expected.Max(Math.Abs);
            for (int i = 0; i < expected.Length; i++)
                Xunit.Assert.True(
                    Math.Abs(expected[i] - actual[i]) <= Tolerance * scale,
                    string.Create(CultureInfo.InvariantCulture, $"Output {i} of {count} samples is {expected[i]}, and {actual[i]} in ONNX Runtime, where the largest is {scale}."));
        }
    }

    /// <summary>Draws biases and statistics, which start at 0 and 1, where mistakes don't show.</summary>
    public static void Randomize<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        var random = new Random(1);
        foreach (var info in TNetwork.Architecture.Parameters.Where(info => info.Kind is not (ParameterKind.Weights or ParameterKind.Embedding)))
            info.In(network.Parameters).CopyFrom([.. Enumerable.Range(0, info.Count).Select(_ => random.NextSingle() - 0.5f)]);
        foreach (var info in TNetwork.Architecture.Statistics)
            info.In(network.Statistics).CopyFrom([.. Enumerable.Range(0, info.Count).Select(_ => 0.5f + random.NextSingle())]);
    }
}
