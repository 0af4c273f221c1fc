using System.Globalization;
using StaticNet.Numerics;

namespace StaticNet.Tests.Threading;

/// <summary>Short trainings with a number of workers, and what comes of them.</summary>
internal static class WorkerTraining
{
    private const int Capacity = 130;
    private const int Steps = 20;

    // Whole tiles, partial ones, fewer rows than workers, one; large ones so that small networks are shared too.
    private static readonly int[] Batches = [130, 64, 1, 7, 37, 16, 3, 127];

    /// <summary>One line with what every network gives for a number of workers, each result hashed.</summary>
    /// <param name="workers">The number of workers.</param>
    public static string Hash(int workers)
    {
        using var large = new LargeWorkers(1, Capacity, workers);
        using var odd = new OddWorkers(2, Capacity, workers);
        using var deep = new DeepWorkers(3, Capacity, workers);
        using var normalized = new NormalizedWorkers(5, Capacity, workers);
        using var dot = new DotWorkers(4, Capacity, workers);
        using var dropout = new DropoutWorkers(5, Capacity, workers);
        using var pooled = new PooledWorkers(6, Capacity, workers);
        ((INetwork)dot).Memory!.TracksUpdates = true;
        return string.Join(' ', Train(large, new Adam(1e-2f)), Train(odd, new Adam(1e-2f, amsGrad: true)), Train(deep, new Sgd(0.1f, 0.9f)),
            Train(dot, new Adam(1e-3f)), Train(dropout, new Adam(1e-3f)), Train(normalized, new Adam(1e-3f)), Train(pooled, new Adam(1e-3f)));
    }

    /// <summary>The bytes that thousands of steps allocate on all threads after the first ones.</summary>
    /// <param name="workers">The number of workers.</param>
    public static string AllocatedBytes(int workers)
    {
        using var network = new DeepWorkers(1, Capacity, workers);
        var optimizer = new Adam(1e-3f);
        float[] inputs = Inputs(DeepWorkers.InputLength * Capacity), outputs = new float[DeepWorkers.OutputLength * Capacity];
        int[] labels = Labels(Capacity, DeepWorkers.OutputLength);
        void Step()
        {
            optimizer.Step(network, network.ComputeGradients(inputs, labels));
            network.Evaluate(inputs, labels, outputs);
            network.Predict(inputs, outputs);
        }

        // A process allocates 24 bytes once in its first seconds, with one worker as with several: the steps before outlast that.
        for (int i = 0; i < 6000; i++)
            Step();

        // The first reading allocates itself.
        GC.GetTotalAllocatedBytes(precise: true);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < 3000; i++)
            Step();
        return (GC.GetTotalAllocatedBytes(precise: true) - before).ToString(CultureInfo.InvariantCulture);
    }

    private static string Train<TNetwork>(TNetwork network, Optimizer optimizer)
        where TNetwork : class, INetwork
    {
        var architecture = TNetwork.Architecture;
        double sum = 0;
        for (int step = 0; step < Steps; step++)
        {
            int rows = Math.Max(Batches[step % Batches.Length], architecture.SmallestTrainingBatch);
            float[] inputs = Inputs(architecture.InputLength * rows), outputs = new float[architecture.OutputLength * rows];
            float[] values = Inputs(outputs.Length);
            int[] labels = Labels(rows, architecture.OutputLength);
            var targets = architecture.TargetKind == TargetKind.Labels ? new Targets(labels.AsSpan()) : new Targets(values.AsSpan());
            var result = network.ComputeGradients(inputs, targets);
            optimizer.Step(network, result);
            sum += result.Loss + result.Norm + network.Evaluate(inputs, targets, outputs);
            network.Predict(inputs, outputs);
            foreach (float output in outputs)
                sum += output;
        }

        if (network.Memory!.UpdateSums is { } sums)
            sum += FixedOrder.Sum(sums.Span);
        return string.Create(CultureInfo.InvariantCulture, $"{network.GetParametersHash()}/{BitConverter.DoubleToInt64Bits(sum):x}");
    }

    private static float[] Inputs(int length)
    {
        float[] values = new float[length];
        for (int i = 0; i < length; i++)
            values[i] = ((i * 7919L) % 2003 / 1001.5f) - 1;
        return values;
    }

    private static int[] Labels(int rows, int classes)
    {
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++)
            labels[i] = i * 31 % classes;
        return labels;
    }
}
