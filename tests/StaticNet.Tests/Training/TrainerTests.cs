using Xunit;

namespace StaticNet.Tests.Training;

public sealed class TrainerTests
{
    [Fact]
    public void Fit_LearnableClasses_LearnsThem()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam(0.05f), seed: 3) { MeasuresTrainAccuracy = true };

        var result = trainer.Fit(TrainingData.Classes(400), TrainingData.Classes(100, seed: 2), epochs: 10, batchSize: 8);

        Assert.False(result.IsCancelled);
        Assert.Equal(Enumerable.Range(1, 10), result.Epochs.Select(epoch => epoch.Epoch));
        Assert.All(result.Epochs, epoch => Assert.Equal(50, epoch.Steps));
        Assert.True(result.Epochs[^1].TrainLoss < 0.5 * result.Epochs[0].TrainLoss);
        Assert.InRange(result.Epochs[^1].ValidationAccuracy!.Value, 0.95, 1);
        Assert.InRange(result.Epochs[^1].TrainAccuracy!.Value, 0.95, 1);
        Assert.Equal(0.05f, result.Epochs[^1].LearningRate);
    }

    [Fact]
    public void Fit_Values_LearnsThemWithoutAccuracy()
    {
        var trainer = new Trainer<LinearRegression>(new LinearRegression(), new Sgd(0.1f)) { MeasuresTrainAccuracy = true };

        var last = trainer.Fit(TrainingData.Line(64), TrainingData.Line(10), epochs: 40, batchSize: 8).Epochs[^1];

        Assert.InRange(last.ValidationLoss!.Value, 0, 1e-6);
        Assert.Null(last.ValidationAccuracy);
        Assert.Null(last.TrainAccuracy);
    }

    [Fact]
    public void Fit_Epoch_TakesEverySampleOnceInAnotherOrderAndTheRestAtTheEnd()
    {
        var network = new SoftmaxRegression { Batches = [] };
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0f));

        trainer.Fit(TrainingData.Numbered(19), null, epochs: 2, batchSize: 8);

        Assert.Equal([8, 8, 3, 8, 8, 3], network.Batches.Select(batch => batch.Length));
        float[] first = [.. network.Batches.Take(3).SelectMany(batch => batch)];
        float[] second = [.. network.Batches.Skip(3).SelectMany(batch => batch)];
        float[] all = [.. Enumerable.Range(0, 19).Select(i => (float)i)];
        Assert.Equal(all, first.Order());
        Assert.Equal(all, second.Order());
        Assert.NotEqual(all, first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Fit_InOneCallOrSeveral_GivesTheSameParameters()
    {
        string Train(params int[] calls)
        {
            var network = new SoftmaxRegression();
            var trainer = new Trainer<SoftmaxRegression>(network, new Adam(0.01f), seed: 5);
            foreach (int epochs in calls)
                trainer.Fit(TrainingData.Classes(50), TrainingData.Classes(9), epochs, batchSize: 8);
            Assert.Equal(calls.Sum(), trainer.EpochCount);
            return network.GetParametersHash();
        }

        Assert.Equal(Train(3), Train(1, 2));
        Assert.NotEqual(Train(3), Train(2));
    }

    [Fact]
    public void Fit_OtherSeed_TakesAnotherOrder()
    {
        float[] Order(ulong seed)
        {
            var network = new SoftmaxRegression { Batches = [] };
            new Trainer<SoftmaxRegression>(network, new Sgd(0f), seed).Fit(TrainingData.Numbered(8), null, epochs: 1, batchSize: 8);
            return network.Batches[0];
        }

        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
    }

    [Fact]
    public void Fit_LossesAndNorms_AreMeansOverSamplesAndSteps()
    {
        var network = new SoftmaxRegression();
        var losses = new Queue<float>([1f, 4f]);
        network.Fault = (_, result) => new GradientResult(losses.Peek(), losses.Dequeue() * 10, 1f);

        var epoch = new Trainer<SoftmaxRegression>(network, new Sgd(0f)).Fit(TrainingData.Classes(10), null, epochs: 1, batchSize: 8).Epochs[0];

        Assert.Equal(((1 * 8) + (4 * 2)) / 10.0, epoch.TrainLoss, 1e-12);
        Assert.Equal(25, epoch.MeanGradientNorm, 1e-12);
        Assert.Null(epoch.ValidationLoss);
        Assert.Null(epoch.TrainAccuracy);
    }

    [Fact]
    public void Fit_Progress_ReportsEveryStep()
    {
        var reports = new List<TrainingProgress>();
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f));

        trainer.Fit(TrainingData.Classes(20), null, epochs: 2, batchSize: 8, reports.Add);

        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], reports.Select(report => (report.Epoch, report.Step)));
        Assert.All(reports, report => Assert.Equal((3, 2), (report.Steps, report.LastEpoch)));
        Assert.All(reports, report => Assert.True(report.Loss > 0 && report.GradientNorm > 0 && report.Elapsed >= TimeSpan.Zero));
    }

    [Fact]
    public void Fit_CancelledInAnEpoch_EndsAtTheStepWithItsResult()
    {
        using var source = new CancellationTokenSource();
        var network = new SoftmaxRegression();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f));
        var data = TrainingData.Classes(40);

        var result = trainer.Fit(data, data, epochs: 3, batchSize: 8, report => CancelAt(report, 2, 3, source), source.Token);

        Assert.True(result.IsCancelled);
        Assert.Equal([5, 3], result.Epochs.Select(epoch => epoch.Steps));
        Assert.NotNull(result.Epochs[0].ValidationLoss);
        Assert.Null(result.Epochs[1].ValidationLoss);
        Assert.True(result.Epochs[1].TrainLoss > 0);
        Assert.Equal(8, network.Calls);
    }

    [Fact]
    public void Fit_CancelledBefore_DoesNothing()
    {
        var network = new SoftmaxRegression();

        var result = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f))
            .Fit(TrainingData.Classes(40), null, epochs: 3, batchSize: 8, null, new CancellationToken(canceled: true));

        Assert.True(result.IsCancelled);
        Assert.Empty(result.Epochs);
        Assert.Equal(0, network.Calls);
    }

    [Fact]
    public void Fit_CancelledAtTheLastStep_IsComplete()
    {
        using var source = new CancellationTokenSource();
        var data = TrainingData.Classes(40);

        var result = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f))
            .Fit(data, data, epochs: 1, batchSize: 8, report => CancelAt(report, 1, 5, source), source.Token);

        Assert.False(result.IsCancelled);
        Assert.NotNull(result.Epochs[0].ValidationLoss);
    }

    [Fact]
    public void Evaluate_Classes_GivesMeanLossAndAccuracyOverAllSamples()
    {
        var network = new SoftmaxRegression(batchCapacity: 7);
        var data = TrainingData.Classes(100);

        var evaluation = new Trainer<SoftmaxRegression>(network, new Sgd(0f)).Evaluate(data);

        double loss = 0;
        int correct = 0;
        float[] outputs = new float[SoftmaxRegression.Outputs];
        for (int i = 0; i < data.Count; i++)
        {
            loss += network.Evaluate(data.GetInput(i), new[] { data.GetLabel(i) }, outputs);
            correct += Array.IndexOf(outputs, outputs.Max()) == data.GetLabel(i) ? 1 : 0;
        }

        Assert.Equal(loss / 100, evaluation.Loss, 1e-6);
        Assert.Equal(correct / 100.0, evaluation.Accuracy);
        Assert.Equal(100, evaluation.Count);
    }

    [Fact]
    public void Evaluate_EqualOutputs_TakesTheFirst()
    {
        var network = new SoftmaxRegression();
        network.Parameters.Clear();
        int[] labels = [0, 1, 0, 3];

        var evaluation = new Trainer<SoftmaxRegression>(network, new Sgd(0f)).Evaluate(new Dataset(new float[12], 3, labels));

        Assert.Equal(0.5, evaluation.Accuracy);
    }

    [Fact]
    public void Evaluate_BetweenSteps_DoesNotDisturbTheEpoch()
    {
        var data = TrainingData.Classes(30);
        string Train(bool evaluates)
        {
            var network = new SoftmaxRegression();
            var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f));
            trainer.Fit(data, null, epochs: 1, batchSize: 4, _ =>
            {
                if (evaluates)
                    trainer.Evaluate(data);
            });
            return network.GetParametersHash();
        }

        Assert.Equal(Train(evaluates: false), Train(evaluates: true));
    }

    [Fact]
    public void Step_Batch_AppliesTheClippingFactor()
    {
        var network = new SoftmaxRegression { Fault = (_, result) => result with { Scale = 0.5f } };
        float[] before = network.Parameters.ToArray();
        var data = TrainingData.Classes(1);

        var result = new Trainer<SoftmaxRegression>(network, new Sgd(1f)).Step(data.GetInput(0), new[] { data.GetLabel(0) });

        Assert.Equal(0.5f, result.Scale);
        for (int i = 0; i < before.Length; i++)
            Assert.Equal(before[i] - (0.5f * network.Gradients[i]), network.Parameters[i], 1e-6f);
    }

    private static void CancelAt(TrainingProgress report, int epoch, int step, CancellationTokenSource source)
    {
        if (report.Epoch == epoch && report.Step == step)
            source.Cancel();
    }

    [Fact]
    public void Fit_WithoutValidationAndBatchSize_TakesBatchesOf64OrTheCapacity()
    {
        foreach (var (capacity, expected) in ((int, int[])[])[(8, [8, 8, 8, 8, 8, 8, 8, 8, 8, 8]), (500, [64, 16])])
        {
            var network = new SoftmaxRegression(capacity) { Batches = [] };
            var trainer = new Trainer<SoftmaxRegression>(network, new Adam());

            var epoch = Assert.Single(trainer.Fit(TrainingData.Classes(80), epochs: 1).Epochs);

            Assert.Equal(expected, network.Batches.Select(batch => batch.Length));
            Assert.Null(epoch.ValidationLoss);
            Assert.Equal(2, trainer.Fit(TrainingData.Classes(80), TrainingLength.Steps(2)).Epochs.Sum(part => part.Steps));
            Assert.NotNull(trainer.Fit(TrainingData.Classes(80), TrainingData.Classes(9), epochs: 1).Epochs[0].ValidationLoss);
        }
    }

    [Fact]
    public void DropsLast_SamplesThatFillNoBatch_AreOthersInEachEpoch()
    {
        var network = new SoftmaxRegression { Batches = [] };
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0f)) { DropsLast = true };

        var result = trainer.Fit(TrainingData.Numbered(19), epochs: 2, batchSize: 8);

        Assert.Equal([2, 2], result.Epochs.Select(epoch => epoch.Steps));
        Assert.All(network.Batches, batch => Assert.Equal(8, batch.Length));
        float[] first = [.. network.Batches.Take(2).SelectMany(batch => batch)], second = [.. network.Batches.Skip(2).SelectMany(batch => batch)];
        Assert.Equal((16, 16), (first.Distinct().Count(), second.Distinct().Count()));
        Assert.NotEqual(first.Order(), second.Order());
    }
}
