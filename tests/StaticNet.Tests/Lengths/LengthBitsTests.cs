using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Lengths;

/// <summary>What must not change a bit: what stands beyond a length, workers, the batch that a sample is in; and what must not be allocated.</summary>
public sealed class LengthBitsTests
{
    private const int Samples = 23, Steps = 20, Features = 30, Classes = 10;

    private static int[] Lengths => [.. Enumerable.Range(0, Samples).Select(i => 1 + (i * 7 % Steps))];

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(1e30f)]
    public void Training_AnythingBeyondLengths_SameBitsAsZeros(float beyond) => Assert.Equal(Train(0f, 0, workers: 1), Train(beyond, int.MinValue, workers: 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Training_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(Train(0f, 0, workers: 1), Train(0f, 0, workers));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(23, 3)]
    public void Predict_InAnyBatch_SameBitsAsAllAtOnce(int capacity, int workers)
    {
        using var whole = new StepPooledWorkers(5, batchCapacity: Samples);
        using var parts = new StepPooledWorkers(5, batchCapacity: capacity, workers);
        float[] expected = new float[Samples * Classes], actual = new float[Samples * Classes];

        whole.Predict(Inputs(0f), Lengths, expected);
        parts.Predict(Inputs(float.NaN), Lengths, actual);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Outputs_BeyondALength_AreZeroAndProbabilitiesToo()
    {
        using var network = new StepClassifier(1, batchCapacity: 2);
        network.Dense2.Bias.CopyFrom([1f, 2f, 3f, 4f]);
        float[] outputs = new float[40], probabilities = new float[40];

        network.Predict(new float[30], [2, 5], outputs);
        network.PredictProbabilities(new float[30], [2, 5], probabilities);

        Assert.All(outputs[8..20], value => Assert.Equal(0f, value));
        Assert.All(probabilities[8..20], value => Assert.Equal(0f, value));
        Assert.DoesNotContain(0f, outputs[..8]);
        Assert.All(probabilities[..8].Concat(probabilities[20..]).Chunk(4), row => Assert.Equal(1f, row.Sum(), 1e-6f));
    }

    [Fact]
    public void LengthsOfEveryStep_AnyNetwork_TrainToTheBitsOfNone()
    {
        using var network = new StepClassifier(3, batchCapacity: 4);
        using var plain = new PlainSteps(3, batchCapacity: 4);
        float[] inputs = [.. Enumerable.Range(0, 60).Select(i => MathF.Sin(i))];
        int[] labels = [.. Enumerable.Range(0, 20).Select(i => i % 4)];

        var expected = plain.ComputeGradients(inputs, labels);
        var actual = network.ComputeGradients(inputs, [5, 5, 5, 5], labels);

        Assert.Equal((expected.Loss, expected.Norm), (actual.Loss, actual.Norm));
        Assert.Equal(plain.Gradients.ToArray(), network.Gradients.ToArray());
    }

    [Fact]
    public void CallersLoss_GradientsBeyondALength_CountForNothing()
    {
        using var network = new StepCallersLoss(1, batchCapacity: 2);
        float[] inputs = [.. Enumerable.Range(0, 12).Select(i => 0.1f * i)], outputs = new float[24];
        float[] gradients = [.. Enumerable.Repeat(1f, 4), .. Enumerable.Repeat(float.NaN, 8), .. Enumerable.Repeat(1f, 12)];
        inputs[2] = float.NaN;

        network.Forward(inputs, [1, 3], outputs);
        var result = network.Backward(gradients);

        // Four steps are there, and the gradient of a bias is the sum over them.
        Assert.True(result.IsFinite);
        Assert.Equal([4f, 4f, 4f, 4f], network.Dense1.BiasGradient.ToArray());
        Assert.All(outputs[4..12], value => Assert.Equal(0f, value));
    }

    [Fact]
    public void Branches_SeveralInputsAndOutputs_AreThoseOfTheirSteps()
    {
        using var network = new StepBranches(2, batchCapacity: 2);
        float[] first = [.. Enumerable.Range(0, 24).Select(i => MathF.Cos(i))], whole = [0.5f, -1f, 2f, 0.25f];
        int[] second = [1, 2, 99, -5, 3, 4, 5, 0], lengths = [2, 4], labels = [0, 1, -9, 77, 2, 1, 0, 2];
        for (int i = 6; i < 12; i++)
            first[i] = float.NaN;
        float[] tags = new float[24], point = new float[4], alone = new float[12], alonePoint = new float[2];

        network.Predict(first, second, whole, lengths, tags, point);
        network.Predict(first.AsSpan(12), second.AsSpan(4), whole.AsSpan(2), [4], alone, alonePoint);

        Assert.Equal(alone, tags[12..]);
        Assert.Equal(alonePoint, point[2..]);
        Assert.All(tags[6..12], value => Assert.Equal(0f, value));
        Assert.True(network.ComputeGradients(first, second, whole, lengths, labels, new float[4]).IsFinite);

        // The mean over six steps, and over two samples.
        float loss = network.Evaluate(first, second, whole, lengths, labels, new float[4], tags, point);
        double entropy = Enumerable.Range(0, 8).Where(i => i is not (2 or 3)).Sum(i => Entropy(tags.AsSpan(i * 3, 3), labels[i])) / 6;
        Assert.Equal((0.5 * entropy) + (point.Sum(value => (double)value * value) / 4), loss, 1e-5);
    }

    [Fact]
    public void Steps_Lengths_AllocateNothing()
    {
        using var network = new StepWorkers(1, batchCapacity: Samples);
        float[] inputs = Inputs(float.NaN), outputs = new float[Samples * Steps * Classes];
        int[] lengths = Lengths, labels = Labels(-1);
        void Run()
        {
            for (int i = 0; i < 20; i++)
            {
                network.Predict(inputs, lengths, outputs);
                network.Evaluate(inputs, lengths, labels, outputs);
                network.ComputeGradients(inputs, lengths, labels);
            }
        }

        Run();
        Allocations.AssertNone(Run);
    }

    private static double Entropy(ReadOnlySpan<float> logits, int label)
    {
        double sum = 0;
        foreach (float logit in logits)
            sum += Math.Exp(logit);
        return Math.Log(sum) - logits[label];
    }

    private static string Train(float beyond, int beyondOfLabels, int workers)
    {
        using var network = new StepWorkers(4, batchCapacity: Samples, workers);
        using var pooled = new StepPooledWorkers(4, batchCapacity: Samples, workers);
        var (optimizer, other) = (new Adam(), new Adam());
        for (int step = 0; step < 3; step++)
        {
            optimizer.Step(network, network.ComputeGradients(Inputs(beyond), Lengths, Labels(beyondOfLabels)));
            other.Step(pooled, pooled.ComputeGradients(Inputs(beyond), Lengths, Labels(0).AsSpan(0, Samples)));
        }

        return network.GetParametersHash() + pooled.GetParametersHash();
    }

    private static float[] Inputs(float beyond)
    {
        var random = new RandomStream(8, 0);
        float[] inputs = new float[Samples * Steps * Features];
        foreach (ref float value in inputs.AsSpan())
            value = random.NextNormal();
        for (int sample = 0; sample < Samples; sample++)
            inputs.AsSpan(((sample * Steps) + Lengths[sample]) * Features, (Steps - Lengths[sample]) * Features).Fill(beyond);
        return inputs;
    }

    private static int[] Labels(int beyond) =>
        [.. Enumerable.Range(0, Samples * Steps).Select(i => i % Steps < Lengths[i / Steps] ? i * 13 % Classes : beyond)];
}
