using StaticNet.Tests.Budgets;
using StaticNet.Tests.Normalization;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Reproducibility;

/// <summary>That what a network computes for a sample depends on that sample and the parameters, and on nothing else.</summary>
public sealed class BatchIndependenceTests
{
    // Three tiles of eight rows and a rest.
    private const int Samples = 29;

    private static readonly Dictionary<string, GeneratedNetwork> Networks = new()
    {
        [nameof(ReproducedClasses)] = GeneratedNetwork.Of<ReproducedClasses>((seed, capacity) => new ReproducedClasses(seed, capacity)),
        [nameof(ReproducedValues)] = GeneratedNetwork.Of<ReproducedValues>((seed, capacity) => new ReproducedValues(seed, capacity)),
        [nameof(ReproducedActivations)] =
            GeneratedNetwork.Of<ReproducedActivations>((seed, capacity) => new ReproducedActivations(seed, capacity)),
        [nameof(NormalizedClasses)] = GeneratedNetwork.Of<NormalizedClasses>((seed, capacity) => new NormalizedClasses(seed, capacity)),
        [nameof(NormalizedValues)] = GeneratedNetwork.Of<NormalizedValues>((seed, capacity) => new NormalizedValues(seed, capacity)),
        [nameof(BudgetDeep)] = GeneratedNetwork.Of<BudgetDeep>((seed, capacity) => new BudgetDeep(seed, capacity)),
        [nameof(BudgetOneOutput)] = GeneratedNetwork.Of<BudgetOneOutput>((seed, capacity) => new BudgetOneOutput(seed, capacity)),
    };

    public static TheoryData<string> NetworkNames => new(Networks.Keys);

    [Theory, MemberData(nameof(NetworkNames))]
    public void Predict_AnyBatchAndCapacity_GivesASampleTheSameBits(string name)
    {
        var (create, architecture) = Networks[name];
        float[] inputs = Draw(Samples * architecture.InputLength, seed: 1);
        float[] whole = Predict(create(1, Samples), architecture, inputs);

        foreach (int batch in new[] { 1, 2, 3, 4, 7, 8, 9, 16, 28 })
        {
            var network = create(1, batch + (batch % 3));
            float[] parts = [.. inputs.Chunk(batch * architecture.InputLength).SelectMany(part => Predict(network, architecture, part))];
            AssertSameBits(whole, parts);
        }
    }

    [Theory, MemberData(nameof(NetworkNames))]
    public void Results_AfterOtherBatches_AreTheSameBits(string name)
    {
        var (create, architecture) = Networks[name];
        var fresh = create(1, Samples);
        var used = create(1, Samples);
        float[] inputs = Draw(5 * architecture.InputLength, seed: 1);
        Disturb(used, architecture, Samples, seed: 2);
        Disturb(used, architecture, 1, seed: 3);

        AssertSameBits(Predict(fresh, architecture, inputs), Predict(used, architecture, inputs));

        // Gradients are set, not added to: the next batch leaves nothing of the ones before.
        Disturb(fresh, architecture, 5, seed: 4);
        Disturb(used, architecture, 5, seed: 4);
        AssertSameBits(fresh.Gradients, used.Gradients);
    }

    [Theory, MemberData(nameof(NetworkNames))]
    public void ComputeGradients_AnyCapacity_GivesTheSameBits(string name)
    {
        var (create, architecture) = Networks[name];
        var exact = create(1, 11);
        var roomy = create(1, 64);

        var result = Disturb(exact, architecture, 11, seed: 1);

        Assert.Equal(result, Disturb(roomy, architecture, 11, seed: 1));
        AssertSameBits(exact.Gradients, roomy.Gradients);
    }

    // A training pass and an evaluation on samples of their own.
    private static GradientResult Disturb(INetwork network, NetworkArchitecture architecture, int samples, ulong seed)
    {
        float[] inputs = Draw(samples * architecture.InputLength, seed);
        float[] values = Draw(samples * architecture.OutputLength, seed + 100);
        int[] labels = [.. Enumerable.Range((int)seed, samples).Select(i => i % architecture.OutputLength)];
        var targets = architecture.TargetKind == TargetKind.Labels ? new Targets(labels) : new Targets(values);

        network.Evaluate(inputs, targets, new float[samples * architecture.OutputLength]);
        return network.ComputeGradients(inputs, targets);
    }

    private static float[] Predict(INetwork network, NetworkArchitecture architecture, float[] inputs)
    {
        float[] outputs = new float[inputs.Length / architecture.InputLength * architecture.OutputLength];
        network.Predict(inputs, outputs);
        return outputs;
    }

    private static float[] Draw(int count, ulong seed)
    {
        var random = new RandomStream(seed, 8);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }

    private static void AssertSameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) =>
        Assert.Equal(BitsOf(expected), BitsOf(actual));

    private static int[] BitsOf(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), BitConverter.SingleToInt32Bits);
}
