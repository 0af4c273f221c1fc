using StaticNet.Tests.Clipping;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class AccumulationTests
{
    private const int Samples = 64;

    [Fact]
    public void AccumulationSteps_WeightedAndIgnoredLabels_EqualTheLargeBatch() =>
        AssertEqualsLargeBatch(TrainingData.Classes(Samples), (seed, capacity) => new LoopUnclipped(seed, capacity));

    [Fact]
    public void AccumulationSteps_WeightedAndClipped_EqualTheLargeBatch() =>
        AssertEqualsLargeBatch(TrainingData.Classes(Samples), (seed, capacity) => new LoopWeighted(seed, capacity), clips: true);

    [Fact]
    public void AccumulationSteps_EveryKindOfClipping_EqualsTheLargeBatch()
    {
        var data = Values();
        AssertEqualsLargeBatch(data, (seed, capacity) => new ClipAll(seed, capacity), clips: true);
        AssertEqualsLargeBatch(data, (seed, capacity) => new ClipAllL1(seed, capacity), clips: true);
        AssertEqualsLargeBatch(data, (seed, capacity) => new ClipAllMax(seed, capacity), clips: true);
        AssertEqualsLargeBatch(data, (seed, capacity) => new ClipLayers(seed, capacity), clips: true);
        AssertEqualsLargeBatch(data, (seed, capacity) => new ClipAdaptive(seed, capacity), clips: true);
        AssertEqualsLargeBatch(data, (seed, capacity) => new ClipAdaptiveToTheLast(seed, capacity), clips: true);
        AssertEqualsLargeBatch(data, (seed, capacity) => new ClipValues(seed, capacity));
        AssertEqualsLargeBatch(data, (seed, capacity) => new ClipValuesAndLayers(seed, capacity), clips: true);
        AssertEqualsLargeBatch(data, (seed, capacity) => new ClipValuesAndMax(seed, capacity), clips: true);
    }

    [Fact]
    public void AccumulationSteps_RestOfAnEpoch_IsAStepOfItsOwn()
    {
        using var network = new LoopUnclipped(1, 8);
        var reports = new List<TrainingProgress>();

        new Trainer<LoopUnclipped>(network, new Sgd(0.1f)) { AccumulationSteps = 3 }
            .Fit(TrainingData.Classes(36), null, epochs: 1, batchSize: 8, reports.Add);

        Assert.Equal([(1, 2), (2, 2)], reports.Select(report => (report.Step, report.Steps)));
        Assert.Equal(5, ((INetwork)network).TrainingPosition.Step);
    }

    [Fact]
    public void AccumulationSteps_LaterBatchBad_SkipsTheWholeStep()
    {
        using var network = new LoopClassifier(1, 8);
        var optimizer = new Adam(0.1f);
        var trainer = new Trainer<LoopClassifier>(network, optimizer) { AccumulationSteps = 4, NonFinitePolicy = NonFinitePolicy.Skip };
        var before = new StepState(network, optimizer);
        float[] inputs = new float[32 * 3];
        inputs[3 * 20] = 3e38f;
        inputs[(3 * 20) + 1] = -3e38f;

        var epoch = trainer.Fit(new Dataset(inputs, 3, new int[32]), null, epochs: 1, batchSize: 8).Epochs[0];

        Assert.Equal((1, 1), (epoch.Steps, epoch.SkippedSteps));
        Assert.InRange(network.TrainingPosition.Step, 2, 4);
        before.AssertIs(network, optimizer);
    }

    [Fact]
    public void AccumulationSteps_BatchThatThrows_LeavesLimitAndStatistics()
    {
        using var network = new ClipValues(1, 16);
        var trainer = new Trainer<ClipValues>(network, new Sgd(0.1f)) { AccumulationSteps = 4, Augmentation = new NoiseAugmentation { FailingSample = 20 } };
        float limit = network.GradientLimit;
        string before = network.GetParametersHash();

        Assert.Throws<InvalidOperationException>(() => trainer.Fit(Values(), null, epochs: 1, batchSize: 16));

        Assert.Equal(limit, network.GradientLimit);
        Assert.Equal(before, network.GetParametersHash());
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void AccumulationSteps_NetworkThatIsntGenerated_IsRefused()
    {
        var network = new SoftmaxRegression();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f)) { AccumulationSteps = 2 };

        Assert.Throws<InvalidOperationException>(() => trainer.Fit(TrainingData.Classes(16), null, epochs: 1, batchSize: 8));

        Assert.Equal(0, network.Calls);
    }

    private static Dataset Values()
    {
        var random = new RandomStream(3, 1);
        float[] inputs = new float[Samples * ClipAll.InputLength], targets = new float[Samples * ClipAll.OutputLength];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();
        foreach (ref float target in targets.AsSpan())
            target = random.NextNormal();
        return new Dataset(inputs, ClipAll.InputLength, targets, ClipAll.OutputLength);
    }

    /// <summary>Steps of four batches of 16 and of one of 64 make the same networks, up to rounding.</summary>
    private static void AssertEqualsLargeBatch<TNetwork>(Dataset data, Func<ulong, int, TNetwork> create, bool clips = false)
        where TNetwork : class, INetwork
    {
        using var large = create(1, Samples);
        using var small = create(1, Samples / 4);
        var expected = Train(large, data, Samples, 1);
        var actual = Train(small, data, Samples / 4, 4);

        Assert.Equal(3, actual.Count);
        for (int step = 0; step < expected.Count; step++)
        {
            Assert.Equal(1, actual[step].Loss / expected[step].Loss, 1e-5f);
            Assert.Equal(1, actual[step].GradientNorm / expected[step].GradientNorm, 1e-4);
        }

        // Both are as far from the start, to a thousandth; parameters are rounded at each step.
        using var start = create(1, 1);
        double largest = 0, change = 0;
        for (int i = 0; i < start.Parameters.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(start.Parameters[i]));
            change = Math.Max(change, Math.Abs(start.Parameters[i] - large.Parameters[i]));
        }

        Assert.True(change > 1e-4 * largest);
        for (int i = 0; i < large.Parameters.Length; i++)
            Assert.Equal(large.Parameters[i], small.Parameters[i], (1e-3 * change) + (1e-6 * largest));

        // Those that clip did.
        Assert.Equal(clips, Step(large, data).Scale < 1);
    }

    private static GradientResult Step<TNetwork>(TNetwork network, Dataset data)
        where TNetwork : class, INetwork
    {
        float[] inputs = new float[data.Count * data.InputLength];
        int[] order = [.. Enumerable.Range(0, data.Count)];
        data.CopyInputs(order, inputs);
        if (data.TargetKind == TargetKind.Labels)
        {
            int[] labels = new int[data.Count];
            data.CopyLabels(order, labels);
            return network.ComputeGradients(inputs, labels);
        }

        float[] targets = new float[data.Count * data.TargetLength];
        data.CopyTargets(order, targets);
        return network.ComputeGradients(inputs, targets);
    }

    private static List<TrainingProgress> Train<TNetwork>(TNetwork network, Dataset data, int batchSize, int steps)
        where TNetwork : class, INetwork
    {
        var reports = new List<TrainingProgress>();
        new Trainer<TNetwork>(network, new Sgd(0.5f)) { AccumulationSteps = steps }.Fit(data, null, epochs: 3, batchSize, reports.Add);
        return reports;
    }
}
