using StaticNet.Benchmarks.Cases;
using StaticNet.Benchmarks.Networks;

namespace StaticNet.Benchmarks.Peak;

/// <summary>What the dense kernels of mlp-wide reach at batch 64, everything else of a pass in its time.</summary>
/// <param name="Forward">GFLOP/s of inference.</param>
/// <param name="Gradients">GFLOP/s of the forward and backward pass.</param>
internal sealed record DenseKernels(double Forward, double Gradients)
{
    private const int BatchSize = 64;

    /// <summary>Measures.</summary>
    public static DenseKernels Measure()
    {
        var network = new MlpWide(batchCapacity: BatchSize);
        var batch = new RandomBatch(MlpWide.Architecture, BatchSize);
        double forward = 2.0 * BatchSize * WeightsFrom(0);

        // Forward, weight gradients, and input gradients of every layer but the first; a multiply-add counts as two.
        double gradients = 2.0 * BatchSize * (2 * WeightsFrom(0) + WeightsFrom(1));
        return new DenseKernels(
            Rate.Best(() => network.Predict(batch.Inputs, batch.Outputs), forward),
            Rate.Best(() => network.ComputeGradients(batch.Inputs, batch.Labels), gradients));
    }

    /// <summary>The better of two measurements.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    public static DenseKernels Better(DenseKernels first, DenseKernels second) =>
        new(Math.Max(first.Forward, second.Forward), Math.Max(first.Gradients, second.Gradients));

    private static long WeightsFrom(int layer) => MlpWide.Architecture.Parameters
        .Where(parameter => parameter.Name == "Weights").Skip(layer).Sum(parameter => (long)parameter.Count);
}
