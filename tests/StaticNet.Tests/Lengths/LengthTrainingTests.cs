using Xunit;

namespace StaticNet.Tests.Lengths;

/// <summary>Samples with lengths: their parts, and what training, evaluation and metrics make of them.</summary>
public sealed class LengthTrainingTests
{
    private const int Steps = 5, Features = 3, Classes = 4;

    private static readonly int[] TooLong = [5, 6];
    private static readonly int[] TooShort = [0];

    [Fact]
    public void Dataset_Parts_KeepLengthsWithTheirSamples()
    {
        var data = new Dataset([[1], [2], [3], [4], [5]], [0, 1, 0, 1, 0]).WithLengths(1, 2, 3, 4, 5);

        foreach (var part in (Dataset[])
                 [
                     data, data.Slice(1, 3), data.Select([4, 0, 4]), data.Shuffle(3), data.Split(2).Second, data.Split(0.5, 1).First,
                     data.SplitStratified(0.4, 1).Second, data.WithWeights(5, 4, 3, 2, 1), data.TargetsAsValues(), data.ToDataset(),
                 ])
        {
            Assert.True(part.HasLengths && part.Shape.HasLengths);
            for (int i = 0; i < part.Count; i++)
                Assert.Equal((int)part.GetInput(i)[0], part.GetLength(i));
        }

        int[] lengths = new int[2];
        data.CopyLengths([3, 1], lengths);
        Assert.Equal([4, 2], lengths);
        Assert.True(data.WithWeights(5, 4, 3, 2, 1).Slice(0, 2).HasWeights);
        Assert.True(data.WithWeights(5, 4, 3, 2, 1).Shuffle(1).HasLengths);
    }

    [Fact]
    public void Dataset_Lengths_AreInItsFingerprint()
    {
        var data = new Dataset([[0], [1]], [0, 1]);

        Assert.NotEqual(data.Fingerprint, data.WithLengths(1, 1).Fingerprint);
        Assert.NotEqual(data.WithLengths(1, 2).Fingerprint, data.WithLengths(1, 1).Fingerprint);
        Assert.NotEqual(Samples(3).Fingerprint, Samples(3, shortens: false).Fingerprint);
    }

    [Fact]
    public void Dataset_LengthsThatDontFit_Throws()
    {
        var data = new Dataset([[0], [1]], [0, 1]);

        Assert.Throws<ArgumentException>("lengths", () => data.WithLengths(1));
        Assert.Contains("sample 1 is 0", Assert.Throws<ArgumentException>("lengths", () => data.WithLengths(1, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("lengths", () => data.WithLengths(null!));
        Assert.Throws<InvalidOperationException>(() => data.GetLength(0));
    }

    // Over batches too: each weighs as many steps as it has.
    [Fact]
    public void Evaluate_Lengths_IsTheMeanOverStepsThatThereAre()
    {
        using var network = new StepClassifier(1, batchCapacity: 3);
        var trainer = new Trainer<StepClassifier>(network, new Sgd(0f));
        var data = Samples(11);
        float[] outputs = new float[Steps * Classes];
        double loss = 0;
        int correct = 0, count = 0;
        for (int sample = 0; sample < data.Count; sample++)
        {
            var (inputs, labels, length) = SampleOf(sample);
            loss += length * (double)network.Evaluate(inputs, [length], labels, outputs);
            count += length;
            correct += Enumerable.Range(0, length).Count(step => Logits(outputs, step) == labels[step]);
        }

        var evaluation = trainer.Evaluate(data, new Accuracy());

        Assert.Equal(loss / count, evaluation.Loss, 1e-6);
        Assert.Equal((double)correct / count, evaluation.Accuracy);
        var accuracy = new Accuracy();
        trainer.Evaluate(data, accuracy);
        Assert.Equal((double)correct / count, accuracy.Value);
    }

    [Fact]
    public void Evaluate_MetricOfValues_LooksAtStepsThatThereAre()
    {
        using var network = new StepLevel(1, batchCapacity: 4);
        network.Parameters.Clear();
        var data = new Dataset([[1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1]], [[3, 1, 50, 70], [2, 90, 90, 90]]).WithLengths(2, 1);
        var (absolute, root) = (new MeanAbsoluteErrorMetric(), new RootMeanSquaredError());

        var evaluation = new Trainer<StepLevel>(network, new Sgd(0f)).Evaluate(data, absolute, root);

        Assert.Equal(14.0 / 3, evaluation.Loss, 1e-6);
        Assert.Equal(2.0, absolute.Value, 1e-9);
        Assert.Equal(Math.Sqrt(14.0 / 3), root.Value, 1e-6);
    }

    [Fact]
    public void Fit_BatchesAccumulated_MakeTheStepOfOneBatch()
    {
        float[] Train(int batchSize, int accumulation)
        {
            using var network = new StepClassifier(1, batchCapacity: 12);
            var trainer = new Trainer<StepClassifier>(network, new Sgd(0.5f)) { AccumulationSteps = accumulation };
            trainer.Fit(Samples(12), null, epochs: 1, batchSize);
            return network.Parameters.ToArray();
        }

        float[] expected = Train(12, 1), actual = Train(2, 6);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6f);
    }

    // The order of an epoch moves lengths together with their samples.
    [Fact]
    public void Fit_SourceOfItsOwnWithNaNBeyond_TrainsToTheBitsOfSamplesInMemory()
    {
        string Train(ISampleSource training)
        {
            using var network = new StepClassifier(1, batchCapacity: 4);
            new Trainer<StepClassifier>(network, new Adam()).Fit(training, Samples(6), epochs: 3, batchSize: 4);
            return network.GetParametersHash();
        }

        string expected = Train(Samples(11));

        Assert.Equal(expected, Train(new StepSource(11, float.NaN)));
        Assert.Equal(expected, Train(Samples(22).Slice(0, 11)));
        Assert.NotEqual(expected, Train(Samples(11, shortens: false)));
    }

    [Fact]
    public void Fit_LengthsOfAnother_AreRefusedBeforeTheFirstStep()
    {
        using var network = new StepClassifier(1, batchCapacity: 4);
        var trainer = new Trainer<StepClassifier>(network, new Adam());
        string before = network.GetParametersHash();
        var without = new MultiDataset([SampleData.Values(new float[15], 15)], [SampleData.Labels(new int[5], 5)]);
        var tooLong = new MultiDataset([SampleData.Values(new float[30], 15)], [SampleData.Labels(new int[10], 5)], lengths: TooLong);

        Assert.Contains("WithLengths", Assert.Throws<ArgumentException>("training", () => trainer.Fit(without, null, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Sample 1: the length is 6", Assert.Throws<ArgumentException>("training", () => trainer.Fit(tooLong, null, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("lengths", () => new MultiDataset([SampleData.Values(new float[15], 15)], [], lengths: TooShort));

        using var plain = new PlainSteps(1, batchCapacity: 4);
        Assert.Contains(
            "Lengths = true",
            Assert.Throws<ArgumentException>("training", () => new Trainer<PlainSteps>(plain, new Adam()).Fit(Samples(4), null, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.GetParametersHash());
    }

    private static int Logits(float[] outputs, int step) =>
        Enumerable.Range(0, Classes).MaxBy(c => outputs[(step * Classes) + c]);

    private static MultiDataset Samples(int count, bool shortens = true)
    {
        var samples = Enumerable.Range(0, count).Select(SampleOf).ToList();
        return new MultiDataset(
            [SampleData.Values(samples.SelectMany(sample => sample.Inputs).ToArray(), Steps * Features)],
            [SampleData.Labels(samples.SelectMany(sample => sample.Labels).ToArray(), Steps)],
            lengths: samples.Select(sample => shortens ? sample.Length : Steps).ToArray());
    }

    internal static (float[] Inputs, int[] Labels, int Length) SampleOf(int sample) =>
    (
        [.. Enumerable.Range(0, Steps * Features).Select(i => MathF.Sin((sample * 31) + i))],
        [.. Enumerable.Range(0, Steps).Select(i => (sample + i) % Classes)],
        1 + (sample * 3 % Steps)
    );
}
