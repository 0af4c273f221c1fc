using System.Diagnostics.Metrics;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class BatchesTests
{
    [Fact]
    public void BatchesInBackground_Augmented_GiveTheSameBitsFromAnotherThread()
    {
        (string Hash, NoiseAugmentation Augmentation) Train(bool inBackground, int workers)
        {
            using var network = new LoopClassifier(1, 8, workers);
            var augmentation = new NoiseAugmentation();
            new Trainer<LoopClassifier>(network, new Adam(0.05f), seed: 4) { Augmentation = augmentation, BatchesInBackground = inBackground }
                .Fit(TrainingData.Classes(100), null, epochs: 3, batchSize: 8);
            return (network.GetParametersHash(), augmentation);
        }

        var direct = Train(inBackground: false, workers: 1);
        foreach (int workers in (int[])[1, 2])
        {
            var background = Train(inBackground: true, workers);
            Assert.Equal(direct.Hash, background.Hash);
            Assert.DoesNotContain(Environment.CurrentManagedThreadId, background.Augmentation.Threads);
        }

        Assert.Equal([Environment.CurrentManagedThreadId], direct.Augmentation.Threads);
    }

    [Fact]
    public void Augmentation_Samples_DependOnEpochAndPlaceAlone()
    {
        float[][] Batches(int batchSize)
        {
            var network = new SoftmaxRegression { Batches = [] };
            new Trainer<SoftmaxRegression>(network, new Sgd(0f), seed: 2) { Augmentation = new NoiseAugmentation() }
                .Fit(TrainingData.Numbered(24), null, epochs: 2, batchSize);
            return [.. network.Batches.SelectMany(batch => batch).Chunk(24)];
        }

        float[][] byEight = Batches(8), byFive = Batches(5);

        Assert.Equal(byFive, byEight);
        Assert.All(byEight, epoch => Assert.Equal(24, epoch.Select(value => MathF.Round(value)).Distinct().Count()));
        float[] first = [.. byEight[0].OrderBy(value => MathF.Round(value))], second = [.. byEight[1].OrderBy(value => MathF.Round(value))];
        Assert.All(Enumerable.Range(0, 24), i => Assert.NotEqual(first[i], second[i]));
        Assert.Equal(24, first.Select((value, i) => value - i).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Augmentation_ThatThrows_EndsTheRunAtItsBatch(bool inBackground)
    {
        var network = new SoftmaxRegression();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f))
        {
            Augmentation = new NoiseAugmentation { FailingSample = 17 },
            BatchesInBackground = inBackground,
        };

        var exception = Assert.Throws<InvalidOperationException>(() => trainer.Fit(TrainingData.Classes(40), null, epochs: 2, batchSize: 8));

        Assert.Equal("The sample can't be changed.", exception.Message);
        Assert.Equal(2, network.Calls);
        Assert.Equal(2, trainer.StepCount);
        Assert.Equal([(1, 5), (2, 5)], trainer.Fit(TrainingData.Classes(40), null, epochs: 2, batchSize: 8).Epochs.Select(epoch => (epoch.Epoch, epoch.Steps)));
    }

    [Fact]
    public void BatchesInBackground_EndOfFit_EndsTheThread()
    {
        var augmentation = new NoiseAugmentation();
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { Augmentation = augmentation, BatchesInBackground = true };

        trainer.Fit(TrainingData.Classes(80), null, TrainingLength.Steps(3), batchSize: 8);
        int samples = augmentation.Count;
        trainer.Callbacks = [new ScriptedCallback { Begin = _ => throw new InvalidOperationException() }];
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(TrainingData.Classes(80), null, TrainingLength.Steps(3), batchSize: 8));

        // Ahead by the ready batch and the one being filled, and no more after the end.
        Assert.InRange(samples, 24, 48);
        Assert.Equal(samples, augmentation.Count);
    }

    [Fact]
    public void Instruments_Listener_HearsEveryStep()
    {
        var heard = new List<(string Name, double Value)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name.StartsWith("staticnet.training.", StringComparison.Ordinal))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (Equals(tags[0].Value, nameof(LoopWeighted)))
                heard.Add((instrument.Name["staticnet.training.".Length..], value));
        }

        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
        using var network = new LoopWeighted(1, 8);
        var reports = new List<TrainingProgress>();

        new Trainer<LoopWeighted>(network, new Sgd(0.5f)).Fit(TrainingData.Classes(16), null, epochs: 1, batchSize: 8, reports.Add);

        Assert.Equal(
            reports.SelectMany(report => new[]
            {
                ("learning_rate", (double)0.5f), ("steps", 1), ("loss", report.Loss), ("gradient.norm", report.GradientNorm),
            }),
            heard);
    }
}
