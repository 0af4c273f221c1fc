using Kinds;
using StaticNet.Data;
using StaticNet.Optimizers;

namespace StaticNet.Published;

/// <summary>A short training of each network of <c>EveryKind.cs</c> on samples drawn at random, by one optimizer after the other.</summary>
internal static class KindTraining
{
    private const int Samples = 22; // two whole batches and a rest
    private const int BatchSize = 8;

    /// <summary>The trainings, one when it is asked for: the network's name, its hash, and the loss of the last epoch.</summary>
    public static IEnumerable<string> Run()
    {
        yield return Train(new Classifier(seed: 1, BatchSize), new Adam());
        yield return Train(new Tagger(seed: 1, BatchSize), new AdamW(weightDecay: 0.01f));
        yield return Train(new Regressor(seed: 1, BatchSize), new Sgd(0.01f, momentum: 0.9f, nesterov: true));
        yield return Train(new Absolute(seed: 1, BatchSize), new RmsProp());
        yield return Train(new Robust(seed: 1, BatchSize), new Adagrad());
        yield return Train(new Smooth(seed: 1, BatchSize), new Adadelta());
        yield return Train(new Agent(seed: 1, BatchSize), new NAdam());
        yield return Train(new Words(seed: 1, BatchSize), new RAdam());
        yield return Train(new Attentive(seed: 1, BatchSize), new Adam());
        yield return Train(new Reader(seed: 1, BatchSize), new Adam());
        yield return Train(new Mixture(seed: 1, BatchSize), new Adamax());
        yield return Train(new Picture(seed: 1, BatchSize), new Lion());
        yield return Train(new Kinds.Steps(seed: 1, BatchSize), new Sgd(0.01f));
        yield return Train(new Upscaler(seed: 1, BatchSize), new RmsProp(momentum: 0.9f, centered: true));
        yield return Train(new Windows(seed: 1, BatchSize), new Adam(amsGrad: true));
        yield return Train(new Shorter(seed: 1, BatchSize), new Adam());
        yield return Train(new Track(seed: 1, BatchSize), new Adam());
        yield return Train(new Rhythm(seed: 1, BatchSize), new AdamW(), shuffles: false);
    }

    private static string Train<TNetwork>(TNetwork network, Optimizer optimizer, bool shuffles = true)
        where TNetwork : class, INetwork
    {
        var data = Draw(TNetwork.Architecture);
        var last = new Trainer<TNetwork>(network, optimizer, seed: 1) { Shuffles = shuffles }.Fit(data, data, epochs: 2, BatchSize).Epochs[^1];
        string hash = network.GetParametersHash();
        CheckFile(network, hash);
        return FormattableString.Invariant($"{TNetwork.Architecture.Name} {hash} {last.ValidationLoss:R}");
    }

    // What is saved comes back.
    private static void CheckFile<TNetwork>(TNetwork network, string hash)
        where TNetwork : class, INetwork
    {
        string path = Path.GetTempFileName();
        network.SaveWeights(path);
        network.Initialize(seed: 2);
        network.LoadWeights(path);
        File.Delete(path);
        if (network.GetParametersHash() != hash)
            throw new InvalidOperationException($"{TNetwork.Architecture.Name} reads other weights than it wrote.");
    }

    private static MultiDataset Draw(NetworkArchitecture architecture)
    {
        var random = new RandomStream(seed: 1, stream: 1);
        var inputs = new List<SampleData>();
        foreach (var input in architecture.Inputs)
            inputs.Add(input.Vocabulary is { } vocabulary
                ? SampleData.Tokens(Integers(ref random, Samples * input.Length, vocabulary), input.Length)
                : SampleData.Values(Values(ref random, Samples * input.Length), input.Length));
        var targets = new List<SampleData>();
        foreach (var output in architecture.Outputs)
            if (output.Loss is not null)
                targets.Add(output.TargetKind == TargetKind.Labels
                    ? SampleData.Labels(Integers(ref random, Samples * output.TargetLength, output.Features), output.TargetLength, output.IgnoreLabel)
                    : SampleData.Values(Values(ref random, Samples * output.TargetLength), output.TargetLength));
        int[] lengths = architecture.Steps is { } steps ? [.. Integers(ref random, Samples, steps).Select(length => length + 1)] : [];
        return new MultiDataset(inputs, targets, lengths: lengths);
    }

    // Within [0, 1), as some losses demand of targets.
    private static float[] Values(ref RandomStream random, int count)
    {
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextSingle();
        return values;
    }

    private static int[] Integers(ref RandomStream random, int count, int bound)
    {
        int[] integers = new int[count];
        foreach (ref int integer in integers.AsSpan())
            integer = random.NextInt32(bound);
        return integers;
    }
}
