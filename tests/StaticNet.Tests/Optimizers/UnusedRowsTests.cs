using StaticNet.CompilerServices;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Optimizers;

/// <summary>A table of rows that shares of workers end within, and weights beside it.</summary>
[Network(Tokens = 6, Vocabulary = 600)]
[Embedding(40), Dense(3)]
[MeanSquaredError]
public partial class LargeTable;

/// <summary>A table that is another layer's weights.</summary>
[Network(Tokens = 2, Vocabulary = 32)]
[Embedding(16), Dense(32, WeightsOf = "Embedding1", Bias = false)]
[SoftmaxCrossEntropy]
public partial class SharedTable;

/// <summary>Steps that leave unused rows of tables alone.</summary>
public sealed class UnusedRowsTests
{
    private const int Vocabulary = 600, Features = 40;

    public static TheoryData<ScaleGranularity, int> Shares =>
        [.. from granularity in Enum.GetValues<ScaleGranularity>() from workers in (int[])[1, 2, 3] select (granularity, workers)];

    [Theory]
    [MemberData(nameof(Shares))]
    public void Step_SkipsUnusedRows_MovesUsedRowsAsEver(ScaleGranularity granularity, int workers)
    {
        using var network = new LargeTable(seed: 1, batchCapacity: 1, workers);
        var memory = ((INetwork)network).Memory!;
        memory.ScaleGranularity = granularity;
        memory.GradientScales.Span.Fill(0.5f);
        var lazy = new AdamW(0.01f, weightDecay: 0.1f) { SkipsUnusedRows = true };
        SetGradients(network, row => row % 3 == 0);
        lazy.Step(network, new GradientResult(1, 1, 0.5f));
        float[] before = network.Parameters.ToArray();
        float[][] states = [.. lazy.States.Select(state => state.Values.ToArray())];

        // What an optimizer in the same state does to all rows.
        SetGradients(network, row => row % 5 == 1 || row == 599);
        float[] expected = [.. before];
        var eager = new AdamW(0.01f, weightDecay: 0.1f);
        eager.Attach(LargeTable.Architecture);
        foreach (var (state, values) in eager.States.Zip(states))
            values.CopyTo(state.Values);
        eager.StepCount = 1;
        eager.Step(expected, network.Gradients, 0.5f);

        lazy.Step(network, new GradientResult(1, 1, 0.5f));

        var layout = LargeTable.Architecture.Parameters[0].Layout;
        for (int i = 0; i < expected.Length; i++)
        {
            int row = (i - layout.Offset) / layout.PanelStride;
            bool isKept = i >= layout.Offset && i < layout.Offset + layout.Length && row % 5 != 1 && row != 599;
            Assert.Equal(isKept ? before[i] : expected[i], network.Parameters[i]);
            for (int state = 0; state < states.Length; state++)
                Assert.Equal(isKept ? states[state][i] : eager.States[state].Values[i], lazy.States[state].Values[i]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Step_GradientAtTheEndOfARow_MovesAllOfIt(int workers)
    {
        using var network = new LargeTable(seed: 1, batchCapacity: 1, workers);
        float[] before = network.Parameters.ToArray();
        network.Gradients.Clear();
        var layout = LargeTable.Architecture.Parameters[0].Layout;
        for (int row = 0; row < Vocabulary; row++)
            network.Gradients[layout.IndexOf(row, Features - 1)] = row == 300 ? 0 : float.Epsilon;

        new Sgd(0.5f, weightDecay: 0.5f) { SkipsUnusedRows = true }.Step(network, new GradientResult(1, 1, 1));

        for (int row = 0; row < Vocabulary; row++)
            for (int feature = 0; feature < Features; feature++)
            {
                int i = layout.IndexOf(row, feature);
                Assert.Equal(row == 300 ? before[i] : before[i] - (0.5f * ((0.5f * before[i]) + network.Gradients[i])), network.Parameters[i]);
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Step_Tracked_SumsSquaresOfUnusedRowsToo(int workers)
    {
        using var network = new LargeTable(seed: 1, batchCapacity: 1, workers);
        var memory = ((INetwork)network).Memory!;
        memory.TracksUpdates = true;
        SetGradients(network, row => row == 7);

        new Sgd(0.01f) { SkipsUnusedRows = true }.Step(network, new GradientResult(1, 1, 1));

        double[] weights = new double[16];
        var layout = LargeTable.Architecture.Parameters[0].Layout;
        for (int i = layout.Offset; i < layout.Offset + layout.Length; i++)
            weights[i % 16] += (double)network.Parameters[i] * network.Parameters[i];
        for (int lane = 0; lane < 16; lane++)
            Assert.Equal(weights[lane], memory.UpdateSums!.Span[lane], weights[lane] * 1e-14);
    }

    [Fact]
    public void Step_TableThatIsWeightsToo_MovesAsAWhole()
    {
        using var network = new SharedTable(seed: 1, batchCapacity: 1);
        float[] before = network.Parameters.ToArray();
        network.Gradients.Clear();

        new Sgd(0.5f, weightDecay: 0.5f) { SkipsUnusedRows = true }.Step(network, new GradientResult(1, 1, 1));

        Assert.Equal(Array.ConvertAll(before, value => value - (0.5f * (0.5f * value))), network.Parameters.ToArray());
    }

    [Fact]
    public void SkipsUnusedRows_ChangedBetweenSteps_Counts()
    {
        using var network = new LargeTable(seed: 1, batchCapacity: 1);
        network.Gradients.Clear();
        var optimizer = new Sgd(0.5f, weightDecay: 0.5f) { SkipsUnusedRows = true };
        optimizer.Step(network, new GradientResult(1, 1, 1));
        float before = network.Embedding1.Weights[3, 2];

        optimizer.SkipsUnusedRows = false;
        optimizer.Step(network, new GradientResult(1, 1, 1));

        Assert.Equal(before - (0.5f * (0.5f * before)), network.Embedding1.Weights[3, 2]);
    }

    [Fact]
    public void Step_SkipsUnusedRows_AllocatesNothing()
    {
        using var network = new LargeTable(seed: 1, batchCapacity: 1);
        SetGradients(network, row => row % 3 == 0);
        var optimizer = new Adam { SkipsUnusedRows = true };
        optimizer.Step(network, new GradientResult(1, 1, 1));

        Allocations.AssertNone(() => optimizer.Step(network, new GradientResult(1, 1, 1)));
    }

    private static void SetGradients(LargeTable network, Func<int, bool> isUsed)
    {
        network.Gradients.Clear();
        var layout = LargeTable.Architecture.Parameters[0].Layout;
        for (int row = 0; row < Vocabulary; row++)
            for (int feature = 0; feature < Features && isUsed(row); feature++)
                network.Gradients[layout.IndexOf(row, feature)] = MathF.Sin(row + feature + 1);
        foreach (var parameter in LargeTable.Architecture.Parameters.Skip(1))
            parameter.In(network.Gradients).CopyFrom(Enumerable.Repeat(0.25f, parameter.Count).ToArray());
    }
}
