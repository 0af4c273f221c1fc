using System.Collections.ObjectModel;
using System.Text.Json;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Training and evaluation on samples that aren't in memory.</summary>
public sealed class SourceTrainingTests : IDisposable
{
    private readonly SampleShards _shards = new();

    public void Dispose() => _shards.Dispose();

    [Theory]
    [InlineData(false, 1, false)]
    [InlineData(true, 1, false)]
    [InlineData(true, 2, false)]
    [InlineData(null, 1, true)]
    public void Fit_SamplesOfFiles_GivesTheBitsOfMemory(bool? inBackground, int accumulation, bool dropsLast)
    {
        var data = TrainingData.Classes(203);
        var validation = TrainingData.Classes(37, seed: 2);
        using var files = _shards.Open(data, 50, 100, 53);
        using var validationFiles = _shards.Open(validation, 37);

        (string Hash, string Epochs, string Test) Train(ISampleSource training, ISampleSource validated)
        {
            using var network = new LoopClassifier(1, 16);
            var trainer = new Trainer<LoopClassifier>(network, new Adam(0.01f), seed: 3)
            {
                Augmentation = new NoiseAugmentation(),
                BatchesInBackground = inBackground,
                AccumulationSteps = accumulation,
                DropsLast = dropsLast,
                MeasuresTrainAccuracy = true,
                Metrics = [new ScriptedMetric("samples")],
            };
            var epochs = trainer.Fit(training, validated, epochs: 3, batchSize: 16).Epochs;
            var test = trainer.Evaluate(validated, new ScriptedMetric("samples"));
            return (network.GetParametersHash(), JsonSerializer.Serialize(epochs.Select(epoch => epoch with
            {
                Duration = default,
                ValidationDuration = default,
                Metrics = ReadOnlyDictionary<string, double>.Empty,
            })), test.ToString());
        }

        Assert.Equal(Train(data, validation), Train(files, validationFiles));
    }

    [Fact]
    public void Fit_WeightedPartsOfFiles_GiveTheBitsOfMemory()
    {
        var data = TrainingData.Classes(120);
        float[] weights = [.. Enumerable.Range(0, 120).Select(i => i % 5 * 0.5f)];
        using var files = _shards.Open(data, 70, 50);

        string Train(ISampleSource training)
        {
            using var network = new LoopWeighted(1, 8);
            new Trainer<LoopWeighted>(network, new Sgd(0.05f), seed: 3).Fit(training, epochs: 2, batchSize: 8);
            return network.GetParametersHash();
        }

        string inMemory = Train(data.WithWeights(weights).Split(0.7, seed: 9).First);
        Assert.Equal(inMemory, Train(files.WithWeights(weights).Split(0.7, seed: 9).First));
        Assert.NotEqual(inMemory, Train(files.Split(0.7, seed: 9).First));
    }

    [Fact]
    public void Fit_ByDefault_ReadsAheadOnAnotherThread()
    {
        if (Environment.ProcessorCount == 1)
            return;
        var source = new WatchedSource(TrainingData.Classes(40));

        new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)).Fit(source, epochs: 1, batchSize: 8);

        Assert.DoesNotContain(Environment.CurrentManagedThreadId, source.Threads);
    }

    // The next epoch's batches are read while the one that ended is evaluated.
    [Fact]
    public void Fit_SourceForEverything_IsReadByOneThreadAtATime()
    {
        var source = new WatchedSource(TrainingData.Classes(64)) { Delay = TimeSpan.FromMilliseconds(2) };
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { BatchesInBackground = true, MeasuresTrainAccuracy = true };

        trainer.Fit(source, source, epochs: 4, batchSize: 8);

        Assert.Equal(2, source.Threads.Count);
        Assert.Equal(1, source.MostAtOnce);
    }

    [Fact]
    public void LoadState_OfARunOnFiles_KnowsItsFiles()
    {
        var data = TrainingData.Classes(64);
        using var files = _shards.Open(data, 64);
        using var whole = new LoopClassifier(1, 8);
        Trainer(whole, inBackground: true).Fit(files, epochs: 3, batchSize: 8);

        using var stopped = new LoopClassifier(1, 8);
        var trainer = Trainer(stopped, inBackground: true);
        trainer.Callbacks = [new ScriptedCallback { Step = context => { if (context.StepCount == 11) context.RequestStop(); } }];
        trainer.Fit(files, epochs: 3, batchSize: 8);
        var state = trainer.SaveState();

        using var network = new LoopClassifier(1, 8);
        var resumed = Trainer(network, inBackground: false);
        resumed.LoadState(state);
        using var others = _shards.Open(TrainingData.Classes(64, seed: 5), 64);
        var exception = Assert.Throws<TrainingStateException>(() => resumed.Fit(others, epochs: 3, batchSize: 8));
        Assert.Contains("is of a dataset of 64 samples", exception.Message, StringComparison.Ordinal);

        // Other files of the same content.
        using var copies = _shards.Open(data, 64);
        resumed.Fit(copies, epochs: 3, batchSize: 8);
        Assert.Equal(whole.GetParametersHash(), network.GetParametersHash());
    }

    [Fact]
    public void Fit_SourceOfAnotherShape_IsRefusedBeforeItIsRead()
    {
        var source = new WatchedSource(new Dataset(new float[20], 5, new int[4]));
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f));

        Assert.Throws<ArgumentException>("training", () => trainer.Fit(source, epochs: 1, batchSize: 4));
        Assert.Throws<ArgumentException>("validation", () => trainer.Fit(TrainingData.Classes(8), source, epochs: 1, batchSize: 4));
        Assert.Empty(source.Threads);
    }

    private static Trainer<LoopClassifier> Trainer(LoopClassifier network, bool inBackground) =>
        new(network, new Adam(0.01f), seed: 4) { BatchesInBackground = inBackground };
}
