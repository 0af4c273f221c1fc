using StaticNet.Benchmarks.Cases;
using StaticNet.Benchmarks.Dynamic;

namespace StaticNet.Benchmarks.Comparison;

/// <summary>How far a generated network and a dynamic one with the same parameters are apart.</summary>
internal static class Agreement
{
    /// <summary>What the deviations of correct implementations stay below.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>Copies the generated network's parameters to the dynamic one and compares all gradients of a batch.</summary>
    /// <typeparam name="TNetwork">The generated network's class.</typeparam>
    /// <param name="generated">The generated network.</param>
    /// <param name="dynamic">A dynamic network of the same architecture.</param>
    /// <returns>The largest difference of an element, relative to the largest magnitude of its tensor; of the losses, relative to the loss.</returns>
    public static double LargestDeviation<TNetwork>(TNetwork generated, DynamicNetwork dynamic)
        where TNetwork : class, INetwork
    {
        var architecture = TNetwork.Architecture;
        CopyParameters(architecture, generated.Parameters, dynamic);
        var batch = new RandomBatch(architecture, generated.BatchCapacity);

        var result = generated.ComputeGradients(batch.Inputs, batch.Labels);
        float loss = dynamic.ComputeGradients(batch.Inputs, batch.Labels);
        double largest = Math.Abs(result.Loss - loss) / Math.Abs(result.Loss);
        for (int i = 0; i < architecture.Parameters.Length; i++)
            largest = Math.Max(largest, Deviation(architecture.Parameters[i].In(generated.Gradients).ToArray(), dynamic.Parameters[i].Gradients));
        return largest;
    }

    /// <summary>Copies the generated network's parameters to the dynamic one.</summary>
    /// <param name="architecture">The architecture of both.</param>
    /// <param name="parameters">The generated network's parameters.</param>
    /// <param name="dynamic">The dynamic network.</param>
    public static void CopyParameters(NetworkArchitecture architecture, Span<float> parameters, DynamicNetwork dynamic)
    {
        for (int i = 0; i < architecture.Parameters.Length; i++)
            architecture.Parameters[i].In(parameters).CopyTo(dynamic.Parameters[i].Values);
    }

    /// <summary>How far two tensors are apart.</summary>
    /// <param name="expected">The elements of one.</param>
    /// <param name="actual">The elements of the other.</param>
    /// <returns>The largest difference of an element, relative to the first tensor's largest magnitude.</returns>
    public static double Deviation(float[] expected, float[] actual)
    {
        double difference = 0, magnitude = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs((double)expected[i] - actual[i]));
            magnitude = Math.Max(magnitude, Math.Abs((double)expected[i]));
        }

        return difference / magnitude;
    }
}
