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
}
