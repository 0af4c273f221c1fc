using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>What recurrences over sequences that are shorter promise beside their numbers: what stands beyond a length, workers and the batch change no bit.</summary>
public sealed class RecurrentLengthTests
{
    private const int Samples = 23, Steps = 12, Features = 16, Classes = 4;

    private static int[] Lengths => [.. Enumerable.Range(0, Samples).Select(i => 1 + (i * 7 % Steps))];

    private static int[] Labels => [.. Enumerable.Range(0, Samples).Select(i => i * 3 % Classes)];

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1e30f)]
    public void Training_AnythingBeyondLengths_SameBitsAsZeros(float beyond) => Assert.Equal(Train(0f, workers: 1), Train(beyond, workers: 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Training_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(Train(0f, workers: 1), Train(0f, workers));

    [Fact]
    public void Training_OtherLengths_OtherBits() => Assert.NotEqual(Train(0f, 1, Lengths), Train(0f, 1, [.. Enumerable.Repeat(Steps, Samples)]));

    [Fact]
    public void LengthsOfEveryStep_Recurrences_TrainToTheBitsOfNone()
    {
        using var network = new SharedShorter(3, batchCapacity: Samples);
        using var whole = new SharedWhole(3, batchCapacity: Samples);
        int[] all = [.. Enumerable.Repeat(Steps, Samples)];
        float[] inputs = Inputs(all, 0f);

        var expected = whole.ComputeGradients(inputs, Labels);
        var actual = network.ComputeGradients(inputs, all, Labels);

        Assert.Equal((expected.Loss, expected.Norm), (actual.Loss, actual.Norm));
        Assert.Equal(whole.Gradients.ToArray(), network.Gradients.ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(23, 3)]
    public void Predict_InAnyBatch_SameBitsAsAllAtOnce(int capacity, int workers)
    {
        using var whole = new SharedShorter(5, batchCapacity: Samples);
        using var parts = new SharedShorter(5, batchCapacity: capacity, workers);
        float[] expected = new float[Samples * Classes], actual = new float[Samples * Classes];

        whole.Predict(Inputs(Lengths, 0f), Lengths, expected);
        parts.Predict(Inputs(Lengths, float.NaN), Lengths, actual);

        Assert.Equal(expected, actual);
    }

    // A shorter sample is a whole one of a network for so many steps, to the bit: the last of five steps is the last of all.
    [Fact]
    public void Predict_LastOfAShorterSample_IsTheLastOfItsSteps()
    {
        using var network = new SharedShorter(6, batchCapacity: 2);
        float[] inputs = Inputs([5, 9], 0f)[..(2 * Steps * Features)], outputs = new float[2 * Classes], other = new float[2 * Classes];

        network.Predict(inputs, [5, 9], outputs);
        network.Predict(inputs, [6, 9], other);

        Assert.NotEqual(outputs[..Classes], other[..Classes]);
        Assert.Equal(outputs[Classes..], other[Classes..]);
    }

    [Fact]
    public void CallersLoss_BeyondALength_OutputsAreZeroAndGradientsCountForNothing()
    {
        const int Made = 66;
        using var network = new ShorterCallersLoss(1, batchCapacity: 2);
        float[] inputs = Inputs([3, 12], float.NaN)[..(2 * Steps * Features)], outputs = new float[2 * Steps * Made];
        float[] gradients = [.. Enumerable.Repeat(1f, outputs.Length)], expected;

        network.Forward(inputs, [3, 12], outputs);
        Assert.True(network.Backward(gradients).IsFinite);
        expected = network.Gradients.ToArray();
        gradients.AsSpan(3 * Made, 9 * Made).Fill(float.NaN);
        network.Forward(inputs, [3, 12], outputs);

        Assert.True(network.Backward(gradients).IsFinite);
        Assert.Equal(expected, network.Gradients.ToArray());
        Assert.All(outputs[(3 * Made)..(Steps * Made)], value => Assert.Equal(0f, value));
        Assert.DoesNotContain(0f, outputs[..(3 * Made)]);
        Assert.DoesNotContain(0f, outputs[(Steps * Made)..]);
    }

    [Fact]
    public void Steps_Lengths_AllocateNothing()
    {
        using var network = new SharedShorter(1, batchCapacity: Samples);
        float[] inputs = Inputs(Lengths, float.NaN), outputs = new float[Samples * Classes];
        int[] lengths = Lengths, labels = Labels;
        void Run()
        {
            for (int i = 0; i < 20; i++)
            {
                network.Predict(inputs, lengths, outputs);
                network.ComputeGradients(inputs, lengths, labels);
            }
        }

        Run();
        Allocations.AssertNone(Run);
    }

    private static string Train(float beyond, int workers, int[]? lengths = null)
    {
        using var network = new SharedShorter(4, batchCapacity: Samples, workers);
        var optimizer = new Adam();
        for (int step = 0; step < 3; step++)
            optimizer.Step(network, network.ComputeGradients(Inputs(Lengths, beyond), lengths ?? Lengths, Labels));
        return network.GetParametersHash();
    }

    private static float[] Inputs(int[] lengths, float beyond)
    {
        var random = new Random(7);
        float[] inputs = [.. Enumerable.Range(0, Samples * Steps * Features).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        for (int sample = 0; sample < lengths.Length; sample++)
            inputs.AsSpan(((sample * Steps) + lengths[sample]) * Features, (Steps - lengths[sample]) * Features).Fill(beyond);
        return inputs;
    }
}
