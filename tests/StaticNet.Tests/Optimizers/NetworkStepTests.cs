using StaticNet.CompilerServices;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Optimizers;

/// <summary>Steps for a network: factors by layer or unit, decay by kind, sums of what a step does, any number of workers.</summary>
public sealed class NetworkStepTests
{
    private const float Rate = 0.01f;

    public static TheoryData<ScaleGranularity, int> Shares
    {
        get
        {
            var shares = new TheoryData<ScaleGranularity, int>();
            foreach (var granularity in Enum.GetValues<ScaleGranularity>())
                foreach (int workers in new[] { 1, 2, 3, 7 })
                    shares.Add(granularity, workers);
            return shares;
        }
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public void Step_BlocksOfFactors_GivesTheBitsOfGradientsScaledBefore(ScaleGranularity granularity, int workers)
    {
        using var network = Create(workers);
        var memory = ((INetwork)network).Memory!;
        memory.ScaleGranularity = granularity;
        float[] factors = new float[network.Parameters.Length];
        FillScales(memory, factors);
        float[] expected = network.Parameters.ToArray();
        float[] gradients = [.. network.Gradients.ToArray().Zip(factors, (gradient, factor) => gradient * factor)];

        new Adam(Rate).Step(expected, gradients);
        new Adam(Rate).Step(network, new GradientResult(1, 1, memory.GradientScales.Span[0]));

        Assert.Equal(expected, network.Parameters.ToArray());
    }

    [Fact]
    public void Step_NetworkWideFactor_IsThatOfTheResult()
    {
        using var network = Create(workers: 1);
        float[] expected = network.Parameters.ToArray();
        new Adam(Rate).Step(expected, network.Gradients, 0.25f);

        new Adam(Rate).Step(network, new GradientResult(1, 1, 0.25f));

        Assert.Equal(expected, network.Parameters.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Step_DecayOfMatrices_SparesBiases(int workers)
    {
        using var network = Create(workers);
        float[] before = network.Parameters.ToArray();
        network.Gradients.Clear();

        new Sgd(0.5f, weightDecay: 0.25f) { DecayedKinds = ParameterKinds.Matrices }.Step(network, new GradientResult(1, 1, 1));

        foreach (var parameter in StepNetwork.Architecture.Parameters)
        {
            float factor = parameter.Kind == ParameterKind.Bias ? 1 : 0.875f;
            Assert.Equal(Array.ConvertAll(parameter.In(before).ToArray(), value => value * factor), parameter.In(network.Parameters).ToArray());
        }
    }

    [Fact]
    public void DecayedKinds_ChangedBetweenSteps_Counts()
    {
        float[] parameters = new float[StepNetwork.Architecture.ParameterArrayLength], gradients = new float[parameters.Length];
        Array.Fill(parameters, 1f);
        var optimizer = new Sgd(0.5f, weightDecay: 1f);
        optimizer.Attach(StepNetwork.Architecture);

        optimizer.Step(parameters, gradients);
        optimizer.DecayedKinds = ParameterKinds.Bias;
        optimizer.Step(parameters, gradients);

        Assert.Equal(0.5f, StepNetwork.Architecture.Parameters[0].In(parameters)[0]);
        Assert.Equal(0.25f, StepNetwork.Architecture.Parameters[1].In(parameters)[0]);
    }

    [Fact]
    public void DecayedKinds_Default_IsEverything() => Assert.Equal(ParameterKinds.All, new Adam().DecayedKinds);

    [Fact]
    public void Step_Tracked_SumsSquaresOfParametersAndChanges()
    {
        using var network = Create(workers: 1);
        var memory = ((INetwork)network).Memory!;
        memory.TracksUpdates = true;
        float[] before = network.Parameters.ToArray();
        var optimizer = new Adam(Rate, weightDecay: 0.1f);
        optimizer.Step(network, new GradientResult(1, 1, 1));
        before.CopyTo(network.Parameters);

        // A second step, so that sums of the first would show.
        optimizer.Step(network, new GradientResult(1, 1, 1));

        var parameters = StepNetwork.Architecture.Parameters;
        Assert.Equal(parameters.Length * 32, memory.UpdateSums!.Length);
        for (int p = 0; p < parameters.Length; p++)
        {
            double[] weights = new double[16], changes = new double[16];
            for (int i = parameters[p].Layout.Offset; i < parameters[p].Layout.Offset + parameters[p].Layout.Length; i++)
            {
                weights[i % 16] += (double)network.Parameters[i] * network.Parameters[i];
                float change = network.Parameters[i] - before[i];
                changes[i % 16] += (double)change * change;
            }

            for (int lane = 0; lane < 16; lane++)
            {
                Assert.Equal(weights[lane], memory.UpdateSums.Span[(p * 32) + lane], weights[lane] * 1e-14);
                Assert.Equal(changes[lane], memory.UpdateSums.Span[(p * 32) + 16 + lane], changes[lane] * 1e-14);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public void Step_TrackedByAnyNumberOfWorkers_GivesTheSameBits(ScaleGranularity granularity, int workers)
    {
        var (parameters, _) = Track(ScaleGranularity.Network, workers: 1, tracks: false);
        var (_, sums) = Track(granularity, workers: 1, tracks: true);

        var tracked = Track(granularity, workers, tracks: true);

        Assert.Equal(parameters, tracked.Parameters);
        Assert.Equal(sums, tracked.Sums);
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public void Step_OptimizerOfOnesOwn_GetsFactorsDecayAndState(ScaleGranularity granularity, int workers)
    {
        using var network = Create(workers);
        var memory = ((INetwork)network).Memory!;
        memory.ScaleGranularity = granularity;
        float[] factors = new float[network.Parameters.Length], before = network.Parameters.ToArray();
        FillScales(memory, factors);
        var optimizer = new OwnOptimizer(0.5f, weightDecay: 0.25f) { DecayedKinds = ParameterKinds.Bias };

        optimizer.Step(network, new GradientResult(1, 1, memory.GradientScales.Span[0]));

        foreach (var parameter in StepNetwork.Architecture.Parameters)
        {
            float decay = parameter.Kind == ParameterKind.Bias ? 0.25f : 0;
            for (int i = parameter.Layout.Offset; i < parameter.Layout.Offset + parameter.Layout.Length; i++)
            {
                float gradient = network.Gradients[i] * factors[i];
                Assert.Equal(before[i] - (0.5f * (gradient + (decay * before[i]))), network.Parameters[i]);
                Assert.Equal(MathF.Abs(gradient), optimizer.States[0].Values[i]);
            }
        }
    }

    [Fact]
    public void Step_TrackedNetwork_AllocatesNothing()
    {
        using var network = Create(workers: 1);
        var memory = ((INetwork)network).Memory!;
        memory.TracksUpdates = true;
        memory.ScaleGranularity = ScaleGranularity.Unit;
        var optimizer = new Adam(Rate) { DecayedKinds = ParameterKinds.Matrices };
        optimizer.Step(network, new GradientResult(1, 1, 1));

        Allocations.AssertNone(() => Allocated(network, optimizer));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1f)]
    public void Step_ResultWithoutFactor_ThrowsAndChangesNothing(float scale)
    {
        using var network = Create(workers: 1);
        float[] before = network.Parameters.ToArray();
        var optimizer = new Adam();

        Assert.Throws<ArgumentOutOfRangeException>("result", () => optimizer.Step(network, new GradientResult(1, 1, scale)));

        Assert.Equal(0, optimizer.StepCount);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    private static long Allocated(StepNetwork network, Optimizer optimizer)
    {
        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++)
            optimizer.Step(network, new GradientResult(1, 1, 1));
        return GC.GetAllocatedBytesForCurrentThread() - start;
    }

    private static (float[] Parameters, double[]? Sums) Track(ScaleGranularity granularity, int workers, bool tracks)
    {
        using var network = Create(workers);
        var memory = ((INetwork)network).Memory!;
        memory.TracksUpdates = tracks;
        memory.ScaleGranularity = granularity;
        var optimizer = new Adam(Rate);
        for (int step = 0; step < 3; step++)
            optimizer.Step(network, new GradientResult(1, 1, 1));
        return (network.Parameters.ToArray(), memory.UpdateSums?.Span.ToArray());
    }

    private static StepNetwork Create(int workers)
    {
        var network = new StepNetwork(seed: 1, batchCapacity: 4, workers);
        var random = new RandomStream(2, 0);
        foreach (var parameter in StepNetwork.Architecture.Parameters)
            for (int output = 0; output < parameter.Outputs; output++)
                for (int input = 0; input < parameter.Inputs; input++)
                    network.Gradients[parameter.Layout.IndexOf(output, input)] = random.NextNormal();
        return network;
    }

    /// <summary>Fills the blocks with factors, and what they are for each element, going by what the blocks are for.</summary>
    private static void FillScales(NetworkMemory memory, float[] factors)
    {
        var random = new RandomStream(3, 0);
        var parameters = StepNetwork.Architecture.Parameters;
        var drawn = new Dictionary<(string, int), float>();
        var blocks = new ScaleBlocks(StepNetwork.Architecture, memory.ScaleGranularity);
        for (int p = 0; p < parameters.Length; p++)
        {
            bool isByOutput = memory.ScaleGranularity == ScaleGranularity.Unit && parameters[p].Shape.Length > 1;
            for (int output = 0; output < parameters[p].Outputs; output++)
            {
                var key = memory.ScaleGranularity switch
                {
                    ScaleGranularity.Network => ("", 0),
                    ScaleGranularity.Layer => (parameters[p].Layer, 0),
                    _ => (parameters[p].FullName, isByOutput ? output : 0),
                };
                if (!drawn.TryGetValue(key, out float factor))
                    drawn.Add(key, factor = random.NextSingle());
                int width = parameters[p].Layout.PanelWidth;
                var block = memory.GradientScales.Span.Slice((blocks.FirstOf(p) + (isByOutput ? output / width : 0)) * 16, 16);
                if (isByOutput && width == 16)
                    block[output % 16] = factor;
                else
                    block.Fill(factor);
                for (int input = 0; input < parameters[p].Inputs; input++)
                    factors[parameters[p].Layout.IndexOf(output, input)] = factor;
            }
        }
    }
}
