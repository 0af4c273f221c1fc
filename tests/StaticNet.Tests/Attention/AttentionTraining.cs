namespace StaticNet.Tests.Attention;

/// <summary>Training of networks with attention that is large enough for workers to share, from the same data each time.</summary>
internal static class AttentionTraining
{
    /// <summary>The samples of a batch.</summary>
    public const int Samples = 37;

    /// <summary>The tokens of a sample.</summary>
    public const int Steps = 20;

    /// <summary>The tokens that there are.</summary>
    public const int Tokens = 11;

    private const int Seed = 4, Batches = 3;

    /// <summary>The length of each sample.</summary>
    public static int[] Lengths => [.. Enumerable.Range(0, Samples).Select(i => 1 + (i * 7 % Steps))];

    /// <summary>The label of each step.</summary>
    public static int[] Labels => [.. Enumerable.Range(0, Samples * Steps).Select(i => i * 13 % Tokens)];

    /// <summary>Tokens, and others beyond the lengths.</summary>
    /// <param name="beyond">By how much those are others.</param>
    public static int[] Inputs(int beyond = 0) =>
        [.. Enumerable.Range(0, Samples * Steps).Select(i => ((i * i) + (i / Steps) + (i % Steps < Lengths[i / Steps] ? 0 : beyond)) % Tokens)];

    /// <summary>The hash of parameters that are trained on whole samples.</summary>
    /// <param name="workers">The workers.</param>
    public static string Train(int workers)
    {
        using var network = new SharedAttention(Seed, batchCapacity: Samples, workers);
        return Train(network, network.GetParametersHash, () => network.ComputeGradients(Inputs(), Labels));
    }

    /// <summary>The same with dropout.</summary>
    /// <param name="workers">The workers.</param>
    public static string TrainDropout(int workers)
    {
        using var network = new SharedDropoutAttention(Seed, batchCapacity: Samples, workers);
        return Train(network, network.GetParametersHash, () => network.ComputeGradients(Inputs(), Labels));
    }

    /// <summary>The same of samples with lengths.</summary>
    /// <param name="workers">The workers.</param>
    /// <param name="beyond">By how much tokens beyond them are others.</param>
    public static string TrainLengths(int workers, int beyond)
    {
        using var network = new SharedLengthAttention(Seed, batchCapacity: Samples, workers);
        return Train(network, network.GetParametersHash, () => network.ComputeGradients(Inputs(beyond), Lengths, Labels));
    }

    /// <summary>The same of two sequences with lengths.</summary>
    /// <param name="workers">The workers.</param>
    /// <param name="beyond">By how much tokens beyond them are others.</param>
    public static string TrainCross(int workers, int beyond)
    {
        using var network = new SharedCrossAttention(Seed, batchCapacity: Samples, workers);
        return Train(network, network.GetParametersHash, () => network.ComputeGradients(Inputs(beyond), Labels, Lengths, Labels));
    }

    /// <summary>The hashes of all with one worker.</summary>
    public static string Compute() => string.Join(' ', Train(1), TrainDropout(1), TrainLengths(1, 0), TrainCross(1, 0));

    private static string Train<TNetwork>(TNetwork network, Func<string> hash, Func<GradientResult> computeGradients) where TNetwork : class, INetwork
    {
        var optimizer = new Adam(0.01f);
        for (int batch = 0; batch < Batches; batch++)
            optimizer.Step(network, computeGradients());
        return hash();
    }
}
