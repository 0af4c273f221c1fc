using System.Runtime.InteropServices;
using StaticNet.Tests.Files;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>States and checkpoints say nothing about how a network lies in memory: one of a network loads into the same one laid out in another way.</summary>
public sealed class LayoutTests
{
    private const int SavedStep = 13;

    public static TheoryData<Func<Optimizer>> Optimizers => new()
    {
        () => new NAdam(0.05f),
        () => new Adam(0.05f, amsGrad: true),
        () => new Sgd(0.05f, momentum: 0.9f),
        () => new RmsProp(0.01f, momentum: 0.5f, centered: true),
        () => new Adagrad(0.05f, initialAccumulatorValue: 0.1f),
        () => new Adadelta(),
        () => new Adamax(),
        () => new Lion(0.01f),
        () => new DividingOptimizer(0.01f),
    };

    [Theory]
    [MemberData(nameof(Optimizers), DisableDiscoveryEnumeration = true)]
    public void LoadState_OfAnotherLayout_ContinuesToTheSameBits(Func<Optimizer> create)
    {
        var whole = new LaidOutRun<InPanels>(create());
        var saved = whole.Fit(SavedStep);

        AssertContinues<InPanels>();
        AssertContinues<InNarrowPanels>();
        AssertContinues<InRows>();

        void AssertContinues<TLayout>()
            where TLayout : ILaidOut
        {
            var resumed = new LaidOutRun<TLayout>(create(), seed: 99);
            resumed.Trainer.Network.Parameters.Fill(7);
            resumed.Trainer.Network.Statistics.Fill(7);
            foreach (var state in resumed.Trainer.Optimizer.States)
                state.Values.Fill(7);
            resumed.Trainer.LoadState(saved);
            AssertSame(saved, resumed.Trainer.SaveState());
            AssertPadded(resumed.Trainer);

            resumed.Fit();

            AssertSame(whole.Trainer.SaveState(), resumed.Trainer.SaveState());
            AssertPadded(resumed.Trainer);
        }
    }

    [Fact]
    public void LoadState_OfAnotherLayout_GoesBackToThoseWeights()
    {
        var whole = new LaidOutRun<InPanels>(new DividingOptimizer(0.01f));
        var saved = whole.Fit(SavedStep);
        var resumed = new LaidOutRun<InNarrowPanels>(new DividingOptimizer(0.01f), seed: 99);
        resumed.Trainer.LoadState(saved);

        resumed.Trainer.Step(LaidOutRun<InPanels>.Overflowing, new float[LaidOut.Outputs]);

        Assert.Equal(1, resumed.Trainer.Rollbacks);
        var back = resumed.Trainer.SaveState();
        Assert.NotEqual(saved.Arrays["network/dense1.weight"], back.Arrays["network/dense1.weight"]);
        foreach (string tensor in (string[])["network/dense1.weight", "network/dense1.bias", "network/dense1.running_mean"])
            Assert.Equal(saved.Arrays[tensor.Replace("network/", "saved/", StringComparison.Ordinal)], back.Arrays[tensor]);
        Assert.Equal(saved.Arrays["saved.optimizer.divisor/dense1.weight"], back.Arrays["optimizer.divisor/dense1.weight"]);
        resumed.Trainer.Step(new float[LaidOut.Inputs], new float[LaidOut.Outputs]);
        AssertPadded(resumed.Trainer);
    }

    [Fact]
    public void CheckpointFile_OfEveryLayout_HasTheSameBytes()
    {
        var saved = new LaidOutRun<InPanels>(new NAdam(0.05f)).Fit(SavedStep);
        byte[] file = CheckpointBytes.Save(saved);

        Assert.Equal(file, CheckpointBytes.Save(new LaidOutRun<InNarrowPanels>(new NAdam(0.05f)).Fit(SavedStep)));
        Assert.Equal(file, CheckpointBytes.Save(new LaidOutRun<InRows>(new NAdam(0.05f)).Fit(SavedStep)));
        var resumed = new LaidOutRun<InRows>(new NAdam(0.05f), seed: 99);
        resumed.Trainer.LoadState(CheckpointBytes.Load(file));
        AssertSame(saved, resumed.Trainer.SaveState());
    }

    [Fact]
    public void CheckpointFile_OfATrainer_HasTensorsOfTheNamesAndShapesOfFilesOfWeights()
    {
        var run = new LaidOutRun<InNarrowPanels>(new NAdam(0.05f));
        run.Fit();
        var weights = LaidOut.Find(InNarrowPanels.Architecture, "Weights").In(run.Trainer.Network.Parameters);
        for (int o = 0; o < LaidOut.Outputs; o++)
            for (int i = 0; i < LaidOut.Inputs; i++)
                weights[o, i] = (10 * o) + i;
        using var stream = new MemoryStream();
        run.Trainer.Network.SaveWeights(stream);
        using var saved = SafetensorsBytes.Open(stream.ToArray());

        using var file = SafetensorsBytes.Open(CheckpointBytes.Save(run.Trainer.SaveState()));

        var shapes = file.Tensors.ToDictionary(tensor => tensor.Name, tensor => string.Join(',', tensor.Shape));
        foreach (string group in (string[])["network", "average", "best", "saved", "saved.average"])
            Assert.Equal(
                [("dense1.bias", "19"), ("dense1.running_mean", "5"), ("dense1.weight", "19,5")],
                shapes.Where(tensor => tensor.Key.StartsWith($"{group}/", StringComparison.Ordinal)).Select(tensor => (tensor.Key[(group.Length + 1)..], tensor.Value)).Order());
        foreach (string group in (string[])["optimizer.exp_avg", "optimizer.exp_avg_sq", "saved.optimizer.exp_avg", "saved.optimizer.exp_avg_sq"])
            Assert.Equal(
                [("dense1.bias", "19"), ("dense1.weight", "19,5")],
                shapes.Where(tensor => tensor.Key.StartsWith($"{group}/", StringComparison.Ordinal)).Select(tensor => (tensor.Key[(group.Length + 1)..], tensor.Value)).Order());
        Assert.Equal(
            Enumerable.Range(0, LaidOut.Outputs * LaidOut.Inputs).Select(index => (float)((10 * (index / LaidOut.Inputs)) + (index % LaidOut.Inputs))),
            file.ReadSingles("network/dense1.weight"));
        foreach (string tensor in (string[])["dense1.weight", "dense1.bias", "dense1.running_mean"])
            Assert.Equal(saved.ReadSingles(tensor), file.ReadSingles($"network/{tensor}"));
    }

    private static void AssertSame(TrainingState expected, TrainingState actual)
    {
        Assert.Equal(expected.Texts, actual.Texts);
        Assert.Equal(expected.Arrays.Keys, actual.Arrays.Keys);
        foreach (string name in expected.Arrays.Keys)
        {
            Assert.Equal(expected.GetShape(name), actual.GetShape(name));
            if (expected.Arrays[name] is float[] values)
                Assert.Equal(MemoryMarshal.Cast<float, int>(values).ToArray(), MemoryMarshal.Cast<float, int>(actual.Get<float>(name)).ToArray());
            else
                Assert.Equal(expected.Arrays[name], actual.Arrays[name]);
        }
    }

    private static void AssertPadded<TLayout>(Trainer<LaidOutRegression<TLayout>> trainer)
        where TLayout : ILaidOut
    {
        Assert.All(LaidOut.PaddingOf(trainer.Network.Parameters, TLayout.Architecture.Parameters), value => Assert.Equal(0, value));
        Assert.All(LaidOut.PaddingOf(trainer.Network.Statistics, TLayout.Architecture.Statistics), value => Assert.Equal(0, value));
        Assert.All(LaidOut.PaddingOf(trainer.Averaging!.Parameters, TLayout.Architecture.Parameters), value => Assert.Equal(0, value));
        foreach (var state in trainer.Optimizer.States)
            Assert.All(LaidOut.PaddingOf(state.Values, TLayout.Architecture.Parameters), value => Assert.InRange(value, 0, 1));
    }
}
