using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Embedding;

/// <summary>Clipping by layer and by unit reads the rows of tables that a batch uses, and nobody can tell but by the time.</summary>
public sealed class ScaledRowsTests
{
    private const int Batch = 8, Words = 4 * Batch, Tags = 2 * Batch;

    public static TheoryData<int> Workers => [1, 2];

    [Theory]
    [MemberData(nameof(Workers))]
    public void Training_ClippedByLayer_SameBitsAsWholeTables(int workers)
    {
        using var kept = new TablesByLayer(seed: 1, batchCapacity: Batch, workers);
        using var whole = new TablesByLayer(seed: 1, batchCapacity: Batch);
        Compare(
            kept, whole, (words, tags, targets) => kept.ComputeGradients(words, tags, targets), (words, tags, targets) => whole.ComputeGradients(words, tags, targets));
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Training_ClippedByUnit_SameBitsAsWholeTables(int workers)
    {
        using var kept = new TablesByUnit(seed: 1, batchCapacity: Batch, workers);
        using var whole = new TablesByUnit(seed: 1, batchCapacity: Batch);
        Compare(
            kept, whole, (words, tags, targets) => kept.ComputeGradients(words, tags, targets), (words, tags, targets) => whole.ComputeGradients(words, tags, targets));
    }

    // Gradients put together from several passes may be of any rows: their factors are found, and set back by the pass behind them.
    [Fact]
    public void Training_AccumulatedInBetween_SameBitsAsAFreshNetwork()
    {
        using var network = new TablesByUnit(seed: 1, batchCapacity: Batch);
        using var fresh = new TablesByUnit(seed: 1, batchCapacity: Batch);
        var accumulator = new GradientAccumulator(((INetwork)network).Memory!, TablesByUnit.Architecture);
        accumulator.Clear();
        for (int part = 0; part < 2; part++)
            accumulator.Add(network.ComputeGradients(WordsOf(part), TagsOf(part), TargetsOf(part)).Loss, Batch);
        Assert.True(accumulator.Finish(proximity: null).Scale < 1);

        Assert.Equal(
            fresh.ComputeGradients(WordsOf(5), TagsOf(5), TargetsOf(5)), network.ComputeGradients(WordsOf(5), TagsOf(5), TargetsOf(5)));

        Assert.Equal(ScalesOf(fresh), ScalesOf(network));
    }

    [Fact]
    public void ComputeGradients_AgainAndAgain_AllocatesNothing()
    {
        using var network = new TablesByUnit(seed: 1, batchCapacity: Batch);
        int[] words = WordsOf(1), tags = TagsOf(1);
        float[] targets = TargetsOf(1);

        Allocations.AssertNone(() => network.ComputeGradients(words, tags, targets));
    }

    private static void Compare<TNetwork>(TNetwork kept, TNetwork whole, Func<int[], int[], float[], GradientResult> passOfKept, Func<int[], int[], float[], GradientResult> passOfWhole)
        where TNetwork : class, INetwork
    {
        Sgd first = new(0.5f), second = new(0.5f);
        for (int step = 0; step < 6; step++)
        {
            float[] targets = TargetsOf(step);
            var result = passOfKept(WordsOf(step), TagsOf(step), targets);
            var expected = passOfWhole(WordsOf(step), TagsOf(step), targets);
            Assert.Equal(expected, result);

            // Where it isn't known which rows were used, all are read.
            var memory = whole.Memory!;
            memory.ForgetUsedRows();
            float smallest = memory.Scaling.Scale(memory, expected.Norm);
            Assert.InRange(smallest, 0f, 0.999f);
            Assert.Equal(smallest, result.Scale);
            Assert.Equal(ScalesOf(whole), ScalesOf(kept));
            first.Step(kept, result);
            second.Step(whole, expected);
        }

        Assert.Equal(whole.Parameters.ToArray(), kept.Parameters.ToArray());
    }

    private static float[] ScalesOf(INetwork network) => network.Memory!.GradientScales.Span.ToArray();

    private static int[] WordsOf(int number) => [.. Enumerable.Range(0, Words).Select(i => (int)(((i + (number * 1000L)) * 2654435761L >> 7) % 300))];

    private static int[] TagsOf(int number) => [.. Enumerable.Range(0, Tags).Select(i => (int)(((i + (number * 500L)) * 2654435761L >> 9) % 70))];

    private static float[] TargetsOf(int number) => [.. Enumerable.Range(0, 2 * Batch).Select(i => MathF.Sin(i + number))];
}
