using System.Globalization;
using StaticNet.Numerics;
using StaticNet.Tests.Clipping;

namespace StaticNet.Tests.Gradients;

/// <summary>Gradients of one magnitude, of many, and beyond what can be squared in float.</summary>
internal static class GradientNorms
{
    private const int Rows = 64;

    /// <summary>
    /// What scales the inputs and the targets of a batch, whose gradients are of the order of their product over the
    /// number of outputs; the index is that of the input or the target.
    /// </summary>
    public static IReadOnlyDictionary<string, (Func<int, float> Inputs, Func<int, float> Targets)> Cases { get; } =
        new Dictionary<string, (Func<int, float>, Func<int, float>)>
        {
            ["ordinary"] = (_ => 1, _ => 1),
            ["1e30"] = (_ => 1e17f, _ => 1e15f),
            ["1e-30"] = (_ => 1e-14f, _ => 1e-14f),
            ["1e-15, about where panels are summed again"] = (_ => 1e-7f, _ => 1e-6f),
            ["1e-21, whose squares are denormal"] = (_ => 1e-10f, _ => 1e-9f),
            ["1e-42, which are denormal"] = (_ => 1e-20f, _ => 1e-20f),
            ["1e19, whose squares are about the largest float"] = (_ => 1e11f, _ => 1e10f),
            ["none but one"] = (i => i == 101 ? 1e-12f : 0, o => o == 17 ? 1e-12f : 0),
            ["one overflows in a chunk of tiny ones"] = (i => i % 8 == 5 ? 1e16f : 1e-16f, _ => 1e14f),
            ["inputs of many magnitudes"] = (i => MathF.Pow(10, (i * 7 % 36) - 18), _ => 1),
            ["outputs of many magnitudes"] = (_ => 1, o => MathF.Pow(10, (o * 7 % 36) - 18)),
            ["panels beyond float in both directions"] = (_ => 1, o => o < 16 ? 1e-18f : o < 32 ? 1e18f : 0),
            ["zero"] = (_ => 0, _ => 1),
        };

    /// <summary>The norm that a pass reports, and the norm of the gradients that it has left, in double.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The case.</param>
    /// <param name="norm">The norm; L2 if there is none.</param>
    public static (double Reported, double Exact) Of<TNetwork>(TNetwork network, string name, Func<IEnumerable<double>, double>? norm = null)
        where TNetwork : class, INetwork
    {
        var (inputs, targets) = Batch<TNetwork>(name);
        network.Parameters.Clear();
        double reported = network.ComputeGradients(inputs, targets.AsSpan()).Norm;
        return (reported, (norm ?? ScalarClipping.L2)(Array.ConvertAll(network.Gradients.ToArray(), gradient => (double)gradient)));
    }

    /// <summary>The bits of all norms, in a line.</summary>
    /// <param name="workers">The number of workers.</param>
    public static string Hash(int workers)
    {
        using var values = new NormValues(1, Rows, workers);
        using var clamped = new NormClamped(1, Rows, workers);
        using var unclamped = new NormUnclamped(1, Rows, workers);
        using var blocks = new NormBlocks(1, Rows, workers);
        using var sums = new NormL1(1, Rows, workers);
        using var largest = new NormMax(1, Rows, workers);
        return string.Join(' ', Cases.Keys
            .SelectMany(name => new[] { Of(values, name), Of(clamped, name), Of(unclamped, name), Of(blocks, name), Of(sums, name), Of(largest, name) })
            .Select(norm => BitConverter.DoubleToInt64Bits(norm.Reported).ToString("x", CultureInfo.InvariantCulture)));
    }

    /// <summary>A batch of 64.</summary>
    public static (float[] Inputs, float[] Targets) Batch<TNetwork>(string name)
        where TNetwork : class, INetwork
    {
        var random = new RandomStream(9, 2);
        var (inputs, targets) = Cases[name];
        int inputLength = TNetwork.Architecture.InputLength, outputLength = TNetwork.Architecture.OutputLength;
        return (Draw(random, inputLength, inputs), Draw(random, outputLength, targets));
    }

    private static float[] Draw(RandomStream random, int length, Func<int, float> scale)
    {
        float[] values = new float[Rows * length];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.NextNormal() * scale(i % length);
        return values;
    }
}
