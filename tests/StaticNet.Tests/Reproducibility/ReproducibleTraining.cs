using System.Globalization;

namespace StaticNet.Tests.Reproducibility;

/// <summary>Small trainings as a line of text: for each the hash of the parameters, then the last epoch's loss.</summary>
internal static class ReproducibleTraining
{
    // Batches of 16 leave 11 samples for the last: a whole tile of rows and a rest.
    private const int Samples = 75;
    private const int BatchSize = 16;
    private const int Epochs = 4;

    public static string Compute() => string.Join(' ', TrainClasses(),
        TrainValues<ReproducedValues>(new ReproducedValues(seed: 4)), TrainValues<ReproducedActivations>(new ReproducedActivations(seed: 5)),
        TrainNormalized());

    /// <summary>The hashes in a result, which must be the same wherever there is a fused multiply-add.</summary>
    public static string[] Hashes(string result) => [.. result.Split(' ').Where((_, index) => index % 2 == 0)];

    /// <summary>The losses in a result, which must agree everywhere.</summary>
    public static double[] Losses(string result) =>
        [.. result.Split(' ').Where((_, index) => index % 2 == 1).Select(loss => double.Parse(loss, CultureInfo.InvariantCulture))];

    private static string TrainClasses()
    {
        int length = ReproducedClasses.InputLength;
        float[] inputs = Draw(Samples * length);
        int[] labels = [.. Enumerable.Range(0, Samples).Select(sample =>
            (int)(Math.Abs(inputs[sample * length]) * 100) % ReproducedClasses.OutputLength)];
        return Train(new ReproducedClasses(seed: 3), new Adam(0.003f, weightDecay: 1e-4f), new Dataset(inputs, length, labels));
    }

    private static string TrainValues<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        int inputLength = TNetwork.Architecture.InputLength, outputLength = TNetwork.Architecture.OutputLength;
        float[] inputs = Draw(Samples * inputLength), targets = Draw(Samples * outputLength);
        return Train(
            network, new Sgd(0.05f, momentum: 0.9f, nesterov: true), new Dataset(inputs, inputLength, targets, outputLength));
    }

    private static string TrainNormalized()
    {
        float[] inputs = Draw(Samples * ReproducedNormalization.InputLength), targets = Draw(Samples * ReproducedNormalization.OutputLength);
        return Train(
            new ReproducedNormalization(seed: 7),
            new Adam(0.003f),
            new Dataset(inputs, ReproducedNormalization.InputLength, targets, ReproducedNormalization.OutputLength));
    }

    private static string Train<TNetwork>(TNetwork network, Optimizer optimizer, Dataset data)
        where TNetwork : class, INetwork
    {
        var last = new Trainer<TNetwork>(network, optimizer, seed: 5).Fit(data, data, Epochs, BatchSize).Epochs[^1];
        return string.Create(CultureInfo.InvariantCulture, $"{network.GetParametersHash()} {last.ValidationLoss:R}");
    }

    private static float[] Draw(int count)
    {
        var random = new RandomStream(6, (ulong)count);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }
}
