using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>That an optimizer serves one trainer and one network, until it is reset.</summary>
public sealed class OptimizerOwnershipTests
{
    private static readonly Dataset Data = TrainingData.Classes(24);

    [Fact]
    public void Constructor_OptimizerOfAnotherTrainer_IsRefusedUntilItIsReset()
    {
        using var network = new LoopClassifier(1, 8);
        var optimizer = new NAdam(0.05f);
        var first = new Trainer<LoopClassifier>(network, optimizer);
        first.Fit(Data, epochs: 1);

        var same = Assert.Throws<InvalidOperationException>(() => new Trainer<LoopClassifier>(network, optimizer));
        using var twin = new LoopClassifier(1, 8);
        var other = Assert.Throws<InvalidOperationException>(() => new Trainer<LoopClassifier>(twin, optimizer));
        var smaller = Assert.Throws<InvalidOperationException>(() => new Trainer<SoftmaxRegression>(new SoftmaxRegression(), optimizer));

        Assert.All([same, other, smaller], error => Assert.Contains("Reset", error.Message, StringComparison.Ordinal));
        first.Fit(Data, epochs: 1);
        optimizer.Reset();
        _ = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), optimizer);
        Assert.Throws<InvalidOperationException>(() => first.Fit(Data, epochs: 1));
        Assert.Throws<InvalidOperationException>(() => first.Step(new float[3], (int[])[1]));
        Assert.Equal((2, 6L, false), (first.EpochCount, first.StepCount, first.HasUnfinishedRun));
    }

    [Fact]
    public void Step_OfAnotherNetwork_IsRefusedAndChangesNothing()
    {
        using var network = new LoopClassifier(1, 8);
        using var twin = new LoopClassifier(1, 8);
        var optimizer = new Adam();
        optimizer.Step(network, network.ComputeGradients(new float[9], [0, 1, 2]));
        var result = twin.ComputeGradients(new float[9], [0, 1, 2]);
        var before = new StepState(twin, optimizer);

        Assert.Throws<InvalidOperationException>(() => optimizer.Step(twin, result));

        before.AssertIs(twin, optimizer);
    }

    [Fact]
    public void Reset_UsedOptimizer_TrainsAsANewOne()
    {
        string Train(Optimizer optimizer)
        {
            using var network = new LoopClassifier(1, 8);
            new Trainer<LoopClassifier>(network, optimizer, seed: 2).Fit(Data, epochs: 2);
            return network.GetParametersHash();
        }

        // Adagrad's states don't start at 0, and NAdam remembers a number besides its states.
        foreach (var create in (Func<Optimizer>[])[() => new NAdam(0.05f), () => new Adagrad(0.05f, initialAccumulatorValue: 0.5f), () => new Sgd(0.05f, 0.9f)])
        {
            var used = create();
            Train(used);
            used.Reset();
            Assert.Equal((0L, null, 0), (used.StepCount, used.ParameterArrayLength, used.States.Length));
            float[] parameters = new float[32];
            used.Step(parameters, new float[32]);
            used.Reset();

            Assert.Equal(Train(create()), Train(used));
        }
    }

    [Fact]
    public void Averaging_SetAgain_GoesOnWithTheSameTrainer()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f));
        var averaging = new WeightAveraging();
        trainer.Averaging = averaging;
        trainer.Averaging = null;
        trainer.Averaging = averaging;

        trainer.Fit(Data, epochs: 1);

        Assert.Equal(3, averaging.Count);
    }

    [Fact]
    public void Network_Disposed_IsRefusedEverywhere()
    {
        var network = new LoopClassifier(1, 8);
        var trainer = new Trainer<LoopClassifier>(network, new Adam());
        var state = trainer.SaveState();
        network.Dispose();

        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(Data, epochs: 1));
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(new float[3], (int[])[1]));
        Assert.Throws<ObjectDisposedException>(() => trainer.Evaluate(Data));
        Assert.Throws<ObjectDisposedException>(trainer.SaveState);
        Assert.Throws<ObjectDisposedException>(() => trainer.LoadState(state));
        Assert.Throws<ObjectDisposedException>(() => new Trainer<LoopClassifier>(network, new Adam()));
        Assert.Equal((0, 0L, false), (trainer.EpochCount, trainer.StepCount, trainer.HasUnfinishedRun));
    }
}
