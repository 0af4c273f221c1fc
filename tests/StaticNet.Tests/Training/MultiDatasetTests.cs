using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Trainers of networks with several inputs and targets, and with a label for each step.</summary>
[Collection(nameof(AloneCollection))]
public sealed class MultiDatasetTests
{
    private const int Samples = 203;

    [Fact]
    public void Fit_SeveralInputsAndTargets_GivesTheBitsOfStepsByHand()
    {
        var data = Heads(16);
        using var byHand = new TwoHeads(seed: 1, batchCapacity: 16);
        var optimizer = new Sgd(0.1f);
        var order = new SampleOrderOf(data.Count, seed: 5);
        foreach (int[] batch in order.Batches(epoch: 1, size: 16))
        {
            var (left, right, kinds, worths) = Gather(data, batch);
            optimizer.Step(byHand, byHand.ComputeGradients(left, right, kinds, worths));
        }

        using var network = new TwoHeads(seed: 1, batchCapacity: 16);
        new Trainer<TwoHeads>(network, new Sgd(0.1f), seed: 5).Fit(data, epochs: 1, batchSize: 16);

        Assert.Equal(byHand.GetParametersHash(), network.GetParametersHash());
    }

    [Fact]
    public void Fit_SeveralOutputs_LearnsThemAndReportsEach()
    {
        var (training, validation) = Heads(Samples).Split(firstFraction: 0.8, seed: 2);
        using var network = new TwoHeads(seed: 1);
        var trainer = new Trainer<TwoHeads>(network, new Adam(0.02f), seed: 3)
        {
            Metrics = [new Accuracy { Output = "kind" }, new RootMeanSquaredError { Output = "worth" }],
            EarlyStopping = new EarlyStopping(patience: 30, metric: "kind_accuracy"),
        };

        var result = trainer.Fit(training, validation, epochs: 30, batchSize: 16);
        var evaluation = trainer.Evaluate(validation);

        var last = result.Epochs[^1].Metrics;
        Assert.Equal(["kind_accuracy", "worth_root_mean_squared_error"], last.Keys.Order());
        Assert.True(last["kind_accuracy"] > 0.85, $"{last["kind_accuracy"]}");
        Assert.Equal(["kind", "worth"], evaluation.Outputs.Select(output => output.Output));
        Assert.Null(evaluation.Accuracy);
        Assert.Equal((0.5 * evaluation.Outputs[0].Loss) + evaluation.Outputs[1].Loss, evaluation.Loss, 1e-9);
        Assert.Equal(result.Epochs[(result.BestEpoch ?? 0) - 1].Metrics["kind_accuracy"], evaluation.Outputs[0].Accuracy);
    }

    [Theory]
    [InlineData("worth_loss")]
    [InlineData("kind_loss")]
    [InlineData("kind_accuracy")]
    [InlineData("loss")]
    public void EarlyStopping_FigureOfAnOutput_IsWhatIsWatched(string figure)
    {
        var data = Heads(64);
        using var network = new TwoHeads(seed: 1);
        var trainer = new Trainer<TwoHeads>(network, new Adam(0.02f)) { EarlyStopping = new EarlyStopping(patience: 9, metric: figure, restoresBest: false) };

        var epoch = trainer.Fit(data, data, epochs: 1, batchSize: 16).Epochs[0];
        var evaluation = trainer.Evaluate(data);

        double expected = figure switch
        {
            "worth_loss" => evaluation.Outputs[1].Loss,
            "kind_loss" => evaluation.Outputs[0].Loss,
            "kind_accuracy" => evaluation.Outputs[0].Accuracy!.Value,
            _ => evaluation.Loss,
        };
        Assert.Equal(expected, epoch.Score);
    }

    [Fact]
    public void Metric_OfSeveralOutputs_SaysWhichItIsOf()
    {
        var data = Heads(8);
        using var network = new TwoHeads();
        var trainer = new Trainer<TwoHeads>(network, new Sgd(0.1f));

        Assert.Contains("has the outputs 'kind', 'worth'; say which one accuracy is of", Assert.Throws<ArgumentException>(() => trainer.Evaluate(data, new Accuracy())).Message, StringComparison.Ordinal);
        Assert.Contains("has 'kind', 'worth'", Assert.Throws<ArgumentException>(() => trainer.Evaluate(data, new Accuracy { Output = "sort" })).Message, StringComparison.Ordinal);
        Assert.Contains("output 'worth'", Assert.Throws<ArgumentException>(() => trainer.Evaluate(data, new Accuracy { Output = "worth" })).Message, StringComparison.Ordinal);
        trainer.EarlyStopping = new EarlyStopping(patience: 1, metric: "accuracy");
        Assert.Contains("kind_accuracy", Assert.Throws<ArgumentException>(() => trainer.Fit(data, data, epochs: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OtherParts_AreRefusedWithTheNetworksNames()
    {
        using var network = new TwoHeads();
        var trainer = new Trainer<TwoHeads>(network, new Sgd(0.1f));
        var swapped = new MultiDataset(
            [SampleData.Values(new float[2], 2), SampleData.Values(new float[3], 3)], [SampleData.Labels(new int[1]), SampleData.Values(new float[1], 1)]);

        string message = Assert.Throws<ArgumentException>("training", () => trainer.Fit(swapped, epochs: 1)).Message;

        Assert.Contains(
            "The samples have 2 inputs and 3 inputs and a label and 1 target values; TwoHeads takes 3 inputs and 2 inputs and a label and 1 target values, "
            + "for the inputs 'left', 'right' and the outputs 'kind', 'worth'.", message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Fit_BadLabelOfOneOutput_IsFoundBeforeTheFirstStep()
    {
        int[] kinds = [0, 1, 2, 3];
        var data = new MultiDataset(
            [SampleData.Values(new float[12], 3), SampleData.Values(new float[8], 2)], [SampleData.Labels(kinds), SampleData.Values(new float[4], 1)]);
        using var network = new TwoHeads();
        var trainer = new Trainer<TwoHeads>(network, new Sgd(0.1f));

        string message = Assert.Throws<ArgumentException>("training", () => trainer.Fit(data, epochs: 1, batchSize: 1)).Message;

        Assert.Contains("Sample 3: the label of 'kind' is 3; TwoHeads's output 'kind' has 3 outputs, so a label is in [0, 3).", message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Fit_LabelsOfSteps_CountsEachStepAndIgnoresPadding()
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 12 * Samples).Select(_ => (2 * random.NextSingle()) - 1)];
        int[] labels = [.. inputs.Chunk(3).Select((step, i) => i % 4 == 3 ? -1 : Array.IndexOf(step, step.Max()))];
        var data = new MultiDataset([SampleData.Values(inputs, 12)], [SampleData.Labels(labels, 4, ignoreLabel: -1)]);
        using var network = new Steps(seed: 1);
        var trainer = new Trainer<Steps>(network, new Adam(0.05f)) { Metrics = [new Accuracy()] };

        var epochs = trainer.Fit(data, data, epochs: 40, batchSize: 16).Epochs;
        float[] outputs = new float[12 * Samples];
        network.Predict(inputs, outputs);

        double right = outputs.Chunk(3).Select((row, i) => (row, i)).Where(step => labels[step.i] >= 0)
            .Average(step => Array.IndexOf(step.row, step.row.Max()) == labels[step.i] ? 1.0 : 0.0);
        Assert.Equal(right, trainer.Evaluate(data).Accuracy!.Value, 1e-12);
        Assert.Equal(right, epochs[^1].Metrics["accuracy"], 1e-12);
        Assert.True(right > 0.9, $"{right}");
    }

    [Fact]
    public void Fit_PartsInFilesOrder_ReadByASourceOfOnesOwn_GivesTheSameBits()
    {
        var data = Heads(Samples).Shuffle(seed: 4);

        string Train(ISampleSource source)
        {
            using var network = new TwoHeads(seed: 1, batchCapacity: 16);
            new Trainer<TwoHeads>(network, new Adam(0.01f), seed: 5) { AccumulationSteps = 2 }.Fit(source, epochs: 2, batchSize: 8);
            return network.GetParametersHash();
        }

        var shards = new ShardedSource(((ISampleSource)data).Slice(0, 50), ((ISampleSource)data).Slice(50, 100), ((ISampleSource)data).Slice(150, Samples - 150));
        Assert.Equal(Train(data), Train(shards));
        Assert.NotEqual(Train(data), Train(data.Slice(0, 100)));
    }

    [Fact]
    public void Fit_SeveralInputs_AllocatesNothingAfterTheFirstSteps() => Allocations.AssertNone(() =>
    {
        using var network = new TwoHeads(seed: 1, batchCapacity: 8);
        long first = 0, last = 0;
        new Trainer<TwoHeads>(network, new Adam()).Fit(Heads(2000), null, epochs: 1, batchSize: 8, report =>
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            first = report.Step == 2 ? allocated : first;
            last = allocated;
        });
        return last - first;
    });

    [Fact]
    public void Fingerprint_OtherOrderOrValues_IsAnother()
    {
        var data = Heads(20);

        string[] fingerprints =
        [
            data.Fingerprint, Heads(21).Fingerprint, data.Shuffle(1).Fingerprint, data.Slice(0, 19).Fingerprint,
            new MultiDataset([SampleData.Values(new float[4], 2)], []).Fingerprint, new MultiDataset([SampleData.Values(new float[4], 1)], []).Fingerprint,
            new MultiDataset([SampleData.Tokens(new int[4], 2)], []).Fingerprint,
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
        Assert.Equal(data.Fingerprint, Heads(20).Fingerprint);
    }

    [Fact]
    public void Constructor_PartsThatDontBelongTogether_AreRefused()
    {
        var values = SampleData.Values(new float[6], 2);

        Assert.Contains("Target 0 has 2 samples, input 0 has 3.", Assert.Throws<ArgumentException>("targets", () => new MultiDataset([values], [SampleData.Labels(new int[2])])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("inputs", () => new MultiDataset([], []));
        Assert.Contains("Target 0 of sample 1 has -2 at position 0", Assert.Throws<ArgumentException>("targets", () => new MultiDataset([values], [SampleData.Labels(new[] { 0, -2, 1 })])).Message, StringComparison.Ordinal);
        Assert.Contains("Input 0 of sample 2 has NaN at position 1", Assert.Throws<ArgumentException>("inputs", () => new MultiDataset([SampleData.Values(new[] { 0, 0, 0, 0, 0, float.NaN }, 2)], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SampleData.Values(new float[5], 2));
    }

    private static MultiDataset Heads(int count)
    {
        var random = new Random(count);
        float[] left = [.. Enumerable.Range(0, 3 * count).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] right = [.. Enumerable.Range(0, 2 * count).Select(_ => (2 * random.NextSingle()) - 1)];
        int[] kinds = [.. left.Chunk(3).Select(row => Array.IndexOf(row, row.Max()))];
        float[] worths = [.. right.Chunk(2).Select(row => row[0] - row[1])];
        return new MultiDataset([SampleData.Values(left, 3), SampleData.Values(right, 2)], [SampleData.Labels(kinds), SampleData.Values(worths, 1)]);
    }

    private static (float[] Left, float[] Right, int[] Kinds, float[] Worths) Gather(MultiDataset data, int[] indices)
    {
        var (left, right, kinds, worths) = (new float[3 * indices.Length], new float[2 * indices.Length], new int[indices.Length], new float[indices.Length]);
        float[] inputs = new float[5 * indices.Length];
        data.Read(indices, new SampleBatch(new SampleBlocks { Shape = data.Shape, Count = indices.Length, Inputs = inputs, Labels = kinds, Values = worths }));
        inputs.AsSpan(0, left.Length).CopyTo(left);
        inputs.AsSpan(left.Length).CopyTo(right);
        return (left, right, kinds, worths);
    }
}
