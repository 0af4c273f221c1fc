using StaticNet.CompilerServices;
using Xunit;

namespace StaticNet.Tests.Embedding;

/// <summary>Gradients of tables touch the rows that a batch uses, and nobody can tell but by the time.</summary>
public sealed class UsedRowsTests
{
    private const int Batch = 8, Lookups = 6 * Batch;

    public static MatrixTheoryData<int, bool> WorkersAndSkipping => new([1, 2, 3], [false, true]);

    [Fact]
    public void Rows_OfABatch_AreDistinctAndAscendingWithoutPadding()
    {
        using var network = new SparseTable(seed: 1, batchCapacity: 2);

        network.ComputeGradients([5, 3, 5, 599, 0, 64, 63, 63, 5, 3, 0, 128], new float[36]);

        var rows = RowsOf(network);
        Assert.Equal([0, 5, 63, 64, 128, 599], Enumerable.Range(0, rows.Count).Select(at => rows[at]));
        Assert.Equal([0, 0, 1, 2, 5, 6], new[] { -1, 0, 1, 6, 200, 600 }.Select(rows.IndexOf));
    }

    // A network whose gradients a caller has taken clears whole tables and reads them all.
    [Theory]
    [MemberData(nameof(WorkersAndSkipping))]
    public void Training_RowsKept_SameBitsAsWholeTables(int workers, bool skips)
    {
        using var kept = new SparseTable(seed: 1, batchCapacity: Batch, workers);
        using var whole = new SparseTable(seed: 1, batchCapacity: Batch);
        _ = whole.Gradients;
        AdamW first = new(0.01f, weightDecay: 0.1f) { SkipsUnusedRows = skips }, second = new(0.01f, weightDecay: 0.1f) { SkipsUnusedRows = skips };
        for (int step = 0; step < 7; step++)
        {
            var result = kept.ComputeGradients(Tokens(step), Targets(step));
            Assert.Equal(whole.ComputeGradients(Tokens(step), Targets(step)), result);

            // Neither is a pass that trains.
            kept.Predict(Tokens(100 + step), new float[3 * Lookups]);
            kept.Evaluate(Tokens(100 + step), Targets(step), new float[3 * Lookups]);
            first.Step(kept, result);
            second.Step(whole, result);
        }

        Assert.True(RowsOf(kept).AreGradients);
        Assert.False(RowsOf(whole).AreGradients);
        Assert.Equal(whole.Parameters.ToArray(), kept.Parameters.ToArray());
        Assert.Equal(second.States.Select(state => state.Values.ToArray()), first.States.Select(state => state.Values.ToArray()));
        Assert.Equal(whole.Gradients.ToArray(), kept.Gradients.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gradients_BehindOtherBatches_AreThoseOfTheLastAlone(int workers)
    {
        using var network = new SparseTable(seed: 1, batchCapacity: Batch, workers);
        using var fresh = new SparseTable(seed: 1, batchCapacity: Batch);
        for (int step = 0; step < 4; step++)
            network.ComputeGradients(Tokens(step), Targets(step));

        // A smaller batch at the end.
        int[] tokens = Tokens(9)[..12];
        float[] targets = Targets(9).AsSpan(0, 36).ToArray();
        Assert.Equal(fresh.ComputeGradients(tokens, targets), network.ComputeGradients(tokens, targets));

        Assert.Equal(fresh.Gradients.ToArray(), network.Gradients.ToArray());
        for (int row = 0; row < 600; row++)
            Assert.Equal(tokens.Contains(row) && row != 3, Enumerable.Range(0, 40).Any(feature => network.Embedding1.WeightsGradient[row, feature] != 0));
    }

    [Fact]
    public void Gradients_CallerWritesToUnusedRows_AreClearedByEachPass()
    {
        using var network = new SparseTable(seed: 1, batchCapacity: Batch);
        using var fresh = new SparseTable(seed: 1, batchCapacity: Batch);
        network.ComputeGradients(Tokens(1), Targets(1));
        var gradients = network.Gradients;
        for (int step = 2; step < 5; step++)
        {
            network.Embedding1.WeightsGradient.CopyFrom([.. Enumerable.Repeat(7f, 600 * 40)]);
            gradients[^1] = 7f;
            Assert.Equal(fresh.ComputeGradients(Tokens(step), Targets(step)), network.ComputeGradients(Tokens(step), Targets(step)));
            Assert.Equal(fresh.Gradients.ToArray(), gradients.ToArray());
        }
    }

    [Fact]
    public void Gradients_CallerTakesAView_AreClearedByEachPass()
    {
        using var network = new SparseTable(seed: 1, batchCapacity: Batch);
        network.ComputeGradients(Tokens(1), Targets(1));
        Assert.True(RowsOf(network).AreGradients);
        var view = network.Embedding1.WeightsGradient;

        for (int step = 2; step < 4; step++)
        {
            view[500, 0] = 7f;
            network.ComputeGradients([.. Tokens(step).Select(token => token % 400)], Targets(step));
            Assert.Equal(0f, view[500, 0]);
        }
    }

    [Fact]
    public void Steps_OfAccumulatedGradients_MoveTheRowsOfAllBatches()
    {
        using var kept = new SparseTable(seed: 1, batchCapacity: Batch);
        using var whole = new SparseTable(seed: 1, batchCapacity: Batch);
        _ = whole.Gradients;

        Assert.Equal(Train(whole), Train(kept));
        Assert.True(RowsOf(kept).AreGradients);

        float[] Train(SparseTable network)
        {
            var accumulator = new GradientAccumulator(((INetwork)network).Memory!, SparseTable.Architecture);
            var optimizer = new Sgd(0.1f, momentum: 0.9f) { SkipsUnusedRows = true };
            for (int step = 0; step < 3; step++)
            {
                accumulator.Clear();
                for (int part = 0; part < 2; part++)
                    accumulator.Add(network.ComputeGradients(Tokens((2 * step) + part), Targets(part)).Loss, Batch);
                optimizer.Step(network, accumulator.Finish(proximity: null));
            }

            optimizer.Step(network, network.ComputeGradients(Tokens(11), Targets(1)));
            return network.Parameters.ToArray();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Training_TwoTablesClamped_SameBitsAsWholeTables(int workers)
    {
        using var kept = new TwoTables(seed: 1, batchCapacity: Batch, workers);
        using var whole = new TwoTables(seed: 1, batchCapacity: Batch);
        _ = whole.Gradients;
        Sgd first = new(0.5f), second = new(0.5f);
        for (int step = 0; step < 5; step++)
        {
            int[] words = [.. Tokens(step)[..(4 * Batch)].Select(token => token / 2)], tags = [.. Tokens(50 + step)[..(2 * Batch)].Select(token => token % 70)];
            float[] targets = Targets(step)[..(2 * Batch)];
            var result = kept.ComputeGradients(words, tags, targets);
            Assert.Equal(whole.ComputeGradients(words, tags, targets), result);
            first.Step(kept, result);
            second.Step(whole, result);
        }

        Assert.Equal(whole.Parameters.ToArray(), kept.Parameters.ToArray());
        Assert.Equal(whole.Gradients.ToArray(), kept.Gradients.ToArray());
    }

    // Tied weights, which need the whole table, keep none.
    [Fact]
    public void TiedTable_KeepsNoRows()
    {
        using var network = new TiedLanguage(seed: 1, batchCapacity: 1);

        Assert.Throws<IndexOutOfRangeException>(() => ((INetwork)network).Memory!.UsedRowsAt(0));
    }

    private static UsedRows RowsOf(INetwork network) => network.Memory!.UsedRowsAt(0);

    private static int[] Tokens(int number) => [.. Enumerable.Range(0, Lookups).Select(i => i % 5 == 4 ? 3 : (int)(((i + (number * 1000L)) * 2654435761L >> 7) % 600))];

    private static float[] Targets(int number) => [.. Enumerable.Range(0, 3 * Lookups).Select(i => MathF.Sin(i + number))];
}
