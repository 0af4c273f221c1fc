using System.Globalization;

namespace StaticNet.Tests.Normalization;

/// <summary>Short trainings of normalized networks, and what comes of them.</summary>
internal static class NormalizedTraining
{
    private const int Capacity = 130;
    private const int Steps = 8;

    // Whole tiles, partial ones, one row, and enough rows that workers share the passes.
    private static readonly int[] Batches = [130, 64, 1, 7, 127];

    /// <summary>What the networks give with one worker, hashed.</summary>
    public static string Compute() => Hash(1);

    /// <summary>What the networks give with three workers, hashed.</summary>
    public static string ComputeWithThreeWorkers() => Hash(3);

    /// <summary>What the networks give with a number of workers, hashed.</summary>
    /// <param name="workers">The number of workers.</param>
    public static string Hash(int workers)
    {
        using var classes = new NormalizedClasses(1, Capacity, workers);
        using var values = new NormalizedValues(2, Capacity, workers);
        return $"{Train(classes, new Adam(1e-2f))} {Train(values, new Sgd(0.1f, 0.9f))}";
    }

    private static string Train<TNetwork>(TNetwork network, Optimizer optimizer)
        where TNetwork : class, INetwork
    {
        var architecture = TNetwork.Architecture;
        double sum = 0;
        for (int step = 0; step < Steps; step++)
        {
            int rows = Batches[step % Batches.Length];
            float[] inputs = Draw(architecture.InputLength * rows), outputs = new float[architecture.OutputLength * rows];
            float[] values = Draw(outputs.Length);
            int[] labels = [.. Enumerable.Range(0, rows).Select(row => row % architecture.OutputLength)];
            var targets = architecture.TargetKind == TargetKind.Labels ? new Targets(labels.AsSpan()) : new Targets(values.AsSpan());
            var result = network.ComputeGradients(inputs, targets);
            optimizer.Step(network, result);
            sum += result.Loss + result.Norm + network.Evaluate(inputs, targets, outputs);
            foreach (float output in outputs)
                sum += output;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{network.GetParametersHash()}/{BitConverter.DoubleToInt64Bits(sum):x}");
    }

    private static float[] Draw(int count)
    {
        var random = new RandomStream(9, (ulong)count);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }
}
