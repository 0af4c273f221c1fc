using StaticNet.Tests.Optimizers;

namespace StaticNet.Tests.Clipping;

/// <summary>Batches, and a few steps of the networks that clip.</summary>
internal static class ClippingRun
{
    public const int Rows = 33;
    private const int Steps = 5;

    /// <summary>The parameters and results of every kind after some steps, hashed: the same for any vectors and workers.</summary>
    /// <param name="workers">The number of workers.</param>
    public static string Hash(int workers) => string.Join(
        ' ',
        Train(new ClipAllL1(1, Rows, workers)),
        Train(new ClipAllMax(1, Rows, workers)),
        Train(new ClipLayers(1, Rows, workers)),
        Train(new ClipAdaptive(1, Rows, workers)),
        Train(new ClipAdaptiveToTheLast(1, Rows, workers)),
        Train(new ClipValues(1, Rows, workers)),
        Train(new ClipValuesAndLayers(1, Rows, workers)),
        Train(new ClipValuesAndMax(1, Rows, workers)));

    /// <summary>A batch whose gradients are about as large as its targets.</summary>
    /// <param name="step">The number of the batch.</param>
    /// <param name="scale">What targets are multiplied by.</param>
    public static (float[] Inputs, float[] Targets) Batch<TNetwork>(int step, float scale = 1)
        where TNetwork : INetwork
    {
        var random = new RandomStream(7, (ulong)step);
        float[] inputs = new float[Rows * TNetwork.Architecture.InputLength], targets = new float[Rows * TNetwork.Architecture.OutputLength];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();
        foreach (ref float target in targets.AsSpan())
            target = random.NextNormal() * scale;
        return (inputs, targets);
    }

    private static string Train<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        using (network)
        {
            var optimizer = new OwnOptimizer(0.1f, 0);
            var bits = new List<string>();
            for (int step = 0; step < Steps; step++)
            {
                var (inputs, targets) = Batch<TNetwork>(step);
                var result = network.ComputeGradients(inputs, targets.AsSpan());
                optimizer.Step(network, result);
                bits.Add(FormattableString.Invariant($"{BitConverter.DoubleToInt64Bits(result.Norm):x},{BitConverter.SingleToInt32Bits(result.Scale):x}"));
            }

            return $"{network.GetParametersHash()}/{string.Join('/', bits)}";
        }
    }
}
