using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Lengths;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Diagnostics;

/// <summary>The norms of the gradients of recurrences' states, step by step.</summary>
public sealed class StateGradientTests
{
    private const int Samples = 16;

    public static MatrixTheoryData<string, int> Cases => new(StateGradientCase.All.Keys, [1, 15]);

    public static TheoryData<string> ShorterCases => [nameof(TrackedShorterGates), nameof(TrackedShorterMemory), nameof(TrackedShorterRecurrence)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Norms_Batch_AgreeWithScalar(string name, int samples)
    {
        var check = StateGradientCase.All[name];
        var layers = check.CreateRecurrences();
        var scalar = check.CreateScalar(layers);
        var batch = ScalarBatch.Draw(scalar, samples, seed: 3, kinkDistance: 1e-5);
        var network = check.Network.Create(seed: 1, batchCapacity: samples + 2);
        using var _ = network as IDisposable;

        ScalarComparison.AssertAgree(network, check.Network.Architecture, scalar, batch, ScalarTolerance.Conditioned(scalar, batch, seed: 3));
        scalar.ComputeGradients(batch.Inputs, batch.Targets);

        var recurrences = check.Health(network).Layers.SelectMany(layer => layer.Recurrences).ToList();
        AssertNorms([.. layers.SelectMany(layer => layer.StateSquares)], recurrences);
        Assert.All(recurrences, recurrence => Assert.All(recurrence.Samples.ToArray(), count => Assert.Equal(samples, count)));
    }

    [Theory]
    [MemberData(nameof(ShorterCases))]
    public void Norms_ShorterSamples_AreOfTheStepsThatThereAre(string name)
    {
        const int Count = 9;
        ScalarRecurrent? recurrence = null;
        var (generated, health, create, loss) = Shorter(name);
        var check = new LengthCase(generated, _ => [recurrence = create(), new ScalarDense(name == nameof(TrackedShorterGates) ? 4 : 3)], loss);
        var batch = LengthBatch.Draw(check, Count, new Random(4));
        using var network = (IDisposable)generated.Create(seed: 1, batchCapacity: Count + 1);
        double[] shares = batch.Shares();
        double[][] squares = [];
        for (int i = 0; i < Count; i++)
        {
            var scalar = check.CreateScalar(batch.Lengths[i]);
            for (int p = 0; p < scalar.Parameters.Count; p++)
                Array.ConvertAll(generated.Architecture.Parameters[p].In(((INetwork)network).Parameters).ToArray(), value => (double)value).CopyTo(scalar.Parameters[p].Values, 0);
            scalar.ComputeGradients([batch.Taken(i)], [batch.Targets[i]]);
            double share = shares[i];
            double[][] own = [.. recurrence!.StateSquares.Select(steps => steps.Select(square => square * share * share)
                .Concat(Enumerable.Repeat(0.0, check.Steps - steps.Length)).ToArray())];
            squares = i == 0 ? own : [.. squares.Zip(own, (sums, parts) => sums.Zip(parts, (sum, part) => sum + part).ToArray())];
        }

        ((INetwork)network).ComputeGradients(batch.Samples(float.NaN, -1));

        var recurrences = health((INetwork)network).Layers.SelectMany(layer => layer.Recurrences).ToList();
        AssertNorms(squares, recurrences);
        Assert.All(recurrences, found => Assert.Equal(
            Enumerable.Range(0, check.Steps).Select(step => batch.Lengths.Count(length => length > step)), found.Samples.ToArray()));
    }

    [Fact]
    public void Recurrences_Names_AreThoseOfTheirParameters()
    {
        using var network = new TrackedMemory(seed: 1, batchCapacity: 1);

        Assert.Equal(
            [("Lstm1", "L0", false), ("Lstm1", "L0Reverse", true), ("Lstm1", "L1", false), ("Lstm1", "L1Reverse", true)],
            network.GradientHealth["Lstm1"].Recurrences.Select(recurrence => (recurrence.Layer, recurrence.Name, recurrence.IsReversed)));
        Assert.All(network.GradientHealth["Lstm1"].Recurrences, recurrence => Assert.Equal((6, 17), (recurrence.Steps, recurrence.Units)));
        Assert.Empty(network.GradientHealth["Dense1"].Recurrences);
    }

    [Fact]
    public void Training_TrackedOrNot_GivesTheSameBits()
    {
        using var tracked = new TrackedRecurrence(seed: 3, batchCapacity: Samples);
        using var untracked = new UntrackedRecurrence(seed: 3, batchCapacity: Samples);
        var (first, second) = (new Adam(), new Adam());
        for (int step = 0; step < 3; step++)
        {
            GradientHealthTests.Step(tracked, first, step);
            GradientHealthTests.Step(untracked, second, step);
        }

        Assert.Equal(untracked.Parameters.ToArray(), tracked.Parameters.ToArray());
    }

    [Fact]
    public void Training_ShorterSamplesTrackedOrNot_GivesTheSameBits()
    {
        using var tracked = new TrackedShorterRecurrence(seed: 3, batchCapacity: 3);
        using var untracked = new UntrackedShorterRecurrence(seed: 3, batchCapacity: 3);
        float[] inputs = GradientHealthTests.Draw(3 * 6 * 4, 1), targets = GradientHealthTests.Draw(3 * 6 * 3, 2);

        tracked.ComputeGradients(inputs, [2, 6, 3], targets);
        untracked.ComputeGradients(inputs, [2, 6, 3], targets);

        Assert.Equal(untracked.Gradients.ToArray(), tracked.Gradients.ToArray());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Norms_AnyNumberOfWorkers_SameBits(int workers)
    {
        double[] expected = Norms(1);

        Assert.DoesNotContain(0, expected);
        Assert.Equal(expected, Norms(workers));
    }

    [Fact]
    public void Steps_Tracked_AllocateNothing()
    {
        using var network = new TrackedMemory(seed: 1, batchCapacity: Samples);
        float[] inputs = GradientHealthTests.Draw(Samples * 24, 1);
        int[] labels = new int[Samples];
        double sum = 0;
        void Run()
        {
            for (int i = 0; i < 20; i++)
            {
                network.ComputeGradients(inputs, labels);
                foreach (var recurrence in network.GradientHealth["Lstm1"].Recurrences)
                    sum += recurrence.GradientRatio + recurrence.StateGradientNorms[0] + (int)recurrence.Verdict;
            }
        }

        Run();
        Allocations.AssertNone(Run);
        Assert.True(sum > 0);
    }

    private static (GeneratedNetwork Network, Func<object, GradientHealth> Health, Func<ScalarRecurrent> Create, Func<ScalarLoss> Loss) Shorter(string name) => name switch
    {
        nameof(TrackedShorterGates) => (
            GeneratedNetwork.Of<TrackedShorterGates>((seed, capacity) => new TrackedShorterGates(seed, capacity)), network => ((TrackedShorterGates)network).GradientHealth,
            () => new ScalarRecurrent(new ScalarGruCell(), 21, layers: 2, bidirectional: true), () => new ScalarSoftmaxCrossEntropy()),
        nameof(TrackedShorterMemory) => (
            GeneratedNetwork.Of<TrackedShorterMemory>((seed, capacity) => new TrackedShorterMemory(seed, capacity)), network => ((TrackedShorterMemory)network).GradientHealth,
            () => new ScalarRecurrent(new ScalarLstmCell(), 32, layers: 2, bidirectional: true, last: true), () => new ScalarSoftmaxCrossEntropy()),
        _ => (
            GeneratedNetwork.Of<TrackedShorterRecurrence>((seed, capacity) => new TrackedShorterRecurrence(seed, capacity)), network => ((TrackedShorterRecurrence)network).GradientHealth,
            () => new ScalarRecurrent(new ScalarRnnCell(), 19), () => new ScalarMeanSquaredError()),
    };

    private static double[] Norms(int workers)
    {
        using var network = new TrackedShared(seed: 4, batchCapacity: 23, workers);
        network.ComputeGradients(GradientHealthTests.Draw(23 * 12 * 16, 1), [.. Enumerable.Range(0, 23).Select(i => i % 4)]);
        return network.GradientHealth["Lstm1"].Recurrences[0].StateGradientNorms.ToArray();
    }

    private static void AssertNorms(double[][] squares, List<RecurrenceHealth> recurrences)
    {
        Assert.Equal(squares.Length, recurrences.Count);
        for (int i = 0; i < squares.Length; i++)
        {
            double[] expected = Array.ConvertAll(squares[i], Math.Sqrt), actual = recurrences[i].StateGradientNorms.ToArray();
            Assert.Contains(expected, norm => norm > 0);
            Assert.Equal(expected.Length, actual.Length);
            for (int step = 0; step < expected.Length; step++)
                Assert.True(
                    Math.Abs(expected[step] - actual[step]) <= ScalarTolerance.PartOfLargest * expected[step],
                    $"{recurrences[i].Name}, step {step}: {actual[step]} is not {expected[step]}.");
        }
    }
}
