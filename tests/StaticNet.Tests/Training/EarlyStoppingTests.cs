using Xunit;

namespace StaticNet.Tests.Training;

public sealed class EarlyStoppingTests
{
    [Fact]
    public void EarlyStopping_NoBetterEpochs_EndsAndRestoresTheBestBits()
    {
        var hashes = new List<string>();
        using var network = new LoopClassifier(1, 8);
        var metric = new ScriptedMetric("scripted", 0.5, 0.7, 0.7, double.NaN, 0.6, 0.9);
        var trainer = new Trainer<LoopClassifier>(network, new Adam(0.05f))
        {
            Metrics = [metric],
            EarlyStopping = new EarlyStopping(patience: 3, metric: "scripted"),
            Callbacks = [new ScriptedCallback { Epoch = (_, _) => hashes.Add(network.GetParametersHash()) }],
        };

        var result = trainer.Fit(TrainingData.Classes(40), TrainingData.Classes(10), epochs: 9, batchSize: 8);

        Assert.Equal(TrainingEnd.StoppedEarly, result.End);
        Assert.Equal([0.5, 0.7, 0.7, double.NaN, 0.6], result.Epochs.Select(epoch => epoch.Metrics["scripted"]));
        Assert.Equal([0.5, 0.7, 0.7, double.NaN, 0.6], result.Epochs.Select(epoch => epoch.Score!.Value));
        Assert.Equal([true, true, false, false, false], result.Epochs.Select(epoch => epoch.IsBest));
        Assert.Equal(2, result.BestEpoch);
        Assert.Equal(hashes[1], network.GetParametersHash());
        Assert.NotEqual(hashes[1], hashes[4]);
        Assert.Equal(10, metric.Samples);
        Assert.False(trainer.HasUnfinishedRun);
    }

    [Fact]
    public void EarlyStopping_RunOfItsLength_RestoresTheBestUnlessToldNotTo()
    {
        string Train(bool restores)
        {
            using var network = new LoopClassifier(1, 8);
            var trainer = new Trainer<LoopClassifier>(network, new Adam(0.05f))
            {
                Metrics = [new ScriptedMetric("scripted", 3, 2)],
                EarlyStopping = new EarlyStopping(patience: 5, metric: "scripted", restoresBest: restores),
            };
            Assert.Equal(TrainingEnd.Completed, trainer.Fit(TrainingData.Classes(40), TrainingData.Classes(10), epochs: 2, batchSize: 8).End);
            return network.GetParametersHash();
        }

        Assert.NotEqual(Train(restores: true), Train(restores: false));
    }

    [Fact]
    public void EarlyStopping_MinDelta_MustBeExceeded()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f))
        {
            Metrics = [new ScriptedMetric("scripted", 1, 1.25, 1.5, 1.75)],
            EarlyStopping = new EarlyStopping(patience: 2, minDelta: 0.25, metric: "scripted"),
        };

        var epochs = trainer.Fit(TrainingData.Classes(8), TrainingData.Classes(8), epochs: 4, batchSize: 8).Epochs;

        Assert.Equal([true, false, true, false], epochs.Select(epoch => epoch.IsBest));
    }

    [Fact]
    public void EarlyStopping_NothingToWatch_IsRefused()
    {
        var network = new SoftmaxRegression();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f)) { EarlyStopping = new EarlyStopping(1) };
        var data = TrainingData.Classes(8);

        Assert.Throws<ArgumentException>(() => trainer.Fit(data, null, epochs: 1, batchSize: 8));
        trainer.EarlyStopping = new EarlyStopping(1, metric: "unknown");
        Assert.Contains("unknown", Assert.Throws<ArgumentException>(() => trainer.Fit(data, data, epochs: 1, batchSize: 8)).Message, StringComparison.Ordinal);
        trainer.Metrics = [new ScriptedMetric("same"), new ScriptedMetric("same")];
        Assert.Throws<ArgumentException>(() => trainer.Fit(data, data, epochs: 1, batchSize: 8));
        Assert.Equal(0, network.Calls);
        Assert.False(trainer.HasUnfinishedRun);
    }

    [Fact]
    public void EarlyStopping_AccuracyOfQuestions_IsWatchedSinceAMetricMeasuresIt()
    {
        var random = new RandomStream(3, 0);
        float[] inputs = new float[90], targets = new float[60];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = random.NextNormal();
        for (int i = 0; i < targets.Length; i++)
            targets[i] = inputs[i / 2 * 3] > 0 ? 1 : 0;
        var data = new Dataset(inputs, 3, targets, 2);
        using var network = new LoopQuestions(1, 8);
        var trainer = new Trainer<LoopQuestions>(network, new Adam(0.05f)) { EarlyStopping = new EarlyStopping(1, metric: "accuracy") };
        Assert.Throws<ArgumentException>(() => trainer.Fit(data, data, epochs: 1));
        trainer.Metrics = [new Accuracy()];

        var result = trainer.Fit(data, data, epochs: 50);

        Assert.All(result.Epochs, epoch => Assert.Equal(epoch.Metrics["accuracy"], epoch.Score));
        Assert.Equal(TrainingEnd.StoppedEarly, result.End);
        Assert.True(result.Epochs[result.BestEpoch!.Value - 1].Score > 0.8);
    }

    [Fact]
    public void EarlyStopping_FiguresOfTheTrainingSamples_AreWatchedWithoutValidation()
    {
        var data = TrainingData.Classes(40);
        foreach (string figure in (string[])["train_loss", "train_accuracy"])
        {
            var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0f))
            {
                EarlyStopping = new EarlyStopping(2, minDelta: 1e-3, metric: figure),
                MeasuresTrainAccuracy = true,
            };

            var result = trainer.Fit(data, epochs: 9);

            Assert.All(result.Epochs, epoch => Assert.Equal(figure == "train_loss" ? epoch.TrainLoss : epoch.TrainAccuracy, epoch.Score));
            Assert.Equal((TrainingEnd.StoppedEarly, 1), (result.End, result.RestoredEpoch));
            trainer.MeasuresTrainAccuracy = false;
            if (figure == "train_accuracy")
                Assert.Throws<ArgumentException>(() => trainer.Fit(data, epochs: 1));
        }
    }

    [Fact]
    public void EarlyStopping_ValidationThatMeasuresNothing_IsNaNAndNeverTheBest()
    {
        using var network = new LoopWeighted(1, 8);
        var ignored = new Dataset(new float[15], 3, Enumerable.Repeat(2, 5).ToArray(), ignoreLabel: 2);
        var trainer = new Trainer<LoopWeighted>(network, new Adam(0.05f)) { EarlyStopping = new EarlyStopping(patience: 2) };

        var result = trainer.Fit(TrainingData.Classes(16), ignored, epochs: 4);

        Assert.Equal((TrainingEnd.StoppedEarly, null, null), (result.End, result.BestEpoch, result.RestoredEpoch));
        Assert.All(result.Epochs, epoch => Assert.Equal((double.NaN, double.NaN, false), (epoch.ValidationLoss!.Value, epoch.Score!.Value, epoch.IsBest)));
    }
}
