using System.Globalization;

namespace StaticNet.Tests.Losses;

/// <summary>Short trainings with each loss, and what comes of them.</summary>
internal static class SharedLosses
{
    private const int Capacity = 130;

    private static readonly int[] Batches = [130, 64, 1, 37];

    /// <summary>A line with each network's hash and last loss.</summary>
    /// <param name="workers">The number of workers.</param>
    public static string Compute(int workers) => string.Join(
        ' ',
        Train(new SharedWeighted(1, Capacity, workers)),
        Train(new SharedIgnoring(2, Capacity, workers)),
        Train(new SharedBinary(3, Capacity, workers)),
        Train(new SharedAbsolute(4, Capacity, workers)),
        Train(new SharedHuber(5, Capacity, workers)),
        Train(new SharedSmooth(6, Capacity, workers)));

    /// <summary>With one worker, for child processes.</summary>
    public static string Compute() => Compute(workers: 1);

    /// <summary>The bytes that steps of a network allocate on this thread after the first ones.</summary>
    /// <param name="network">The network.</param>
    public static long AllocatedBytes<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        float[] inputs = Draw(Capacity * TNetwork.Architecture.InputLength), values = Values<TNetwork>(Capacity);
        float[] outputs = new float[Capacity * TNetwork.Architecture.OutputLength];
        int[] labels = Labels<TNetwork>(Capacity);
        long before = 0;
        for (int step = 0; step < 300; step++)
        {
            if (step == 100)
                before = GC.GetAllocatedBytesForCurrentThread();
            var targets = TNetwork.Architecture.TargetKind == TargetKind.Labels ? new Targets(labels) : new Targets(values);
            network.ComputeGradients(inputs, targets);
            network.Evaluate(inputs, targets, outputs);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Train<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        using (network)
        {
            var optimizer = new Adam(1e-2f);
            float loss = 0;
            foreach (int samples in Batches)
            {
                float[] inputs = Draw(samples * TNetwork.Architecture.InputLength), values = Values<TNetwork>(samples);
                var targets = TNetwork.Architecture.TargetKind == TargetKind.Labels ? new Targets(Labels<TNetwork>(samples)) : new Targets(values);
                for (int step = 0; step < 5; step++)
                    optimizer.Step(network, network.ComputeGradients(inputs, targets));
                loss = network.Evaluate(inputs, targets, new float[samples * TNetwork.Architecture.OutputLength]);
            }

            return string.Create(CultureInfo.InvariantCulture, $"{network.GetParametersHash()} {loss:R}");
        }
    }

    private static int[] Labels<TNetwork>(int samples)
        where TNetwork : INetwork => [.. Enumerable.Range(0, samples).Select(i => i % 3 == 1 ? -100 : i % TNetwork.Architecture.OutputLength)];

    // In [0, 1], as binary cross-entropy takes them.
    private static float[] Values<TNetwork>(int samples)
        where TNetwork : INetwork => Array.ConvertAll(Draw(samples * TNetwork.Architecture.OutputLength), value => Math.Min(Math.Abs(value), 1f));

    private static float[] Draw(int count)
    {
        var random = new RandomStream(6, (ulong)count);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }
}
