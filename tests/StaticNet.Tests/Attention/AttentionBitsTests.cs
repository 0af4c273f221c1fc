using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Attention;

/// <summary>What must not change a bit of attention and positions: workers, the batch that a sample is in, what stands beyond a length; and what must not be allocated.</summary>
public sealed class AttentionBitsTests
{
    private const int Samples = 37, Steps = 20, Tokens = 11;

    private static int[] Lengths => [.. Enumerable.Range(0, Samples).Select(i => 1 + (i * 7 % Steps))];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Training_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(Train(workers), Train(workers: 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void TrainingWithLengths_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(TrainLengths(workers, 0), TrainLengths(workers: 1, 0));

    [Fact]
    public void TrainingWithLengths_AnythingBeyondThem_SameBits() => Assert.Equal(TrainLengths(workers: 1, 0), TrainLengths(workers: 1, 7));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Predict_InAnyBatch_SameBitsAsAllAtOnce(int capacity)
    {
        using var whole = new SharedAttention(3, batchCapacity: Samples);
        using var parts = new SharedAttention(3, batchCapacity: capacity);
        float[] expected = new float[Samples * Steps * Tokens], actual = new float[expected.Length];

        whole.Predict(Inputs(0), expected);
        parts.Predict(Inputs(0), actual);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void LengthsOfEveryStep_SameBitsAsNone()
    {
        using var plain = new SharedAttention(3, batchCapacity: Samples);
        using var whole = new SharedLengthAttention(3, batchCapacity: Samples);
        int[] all = [.. Enumerable.Repeat(Steps, Samples)];

        var expected = plain.ComputeGradients(Inputs(0), Labels);
        var actual = whole.ComputeGradients(Inputs(0), all, Labels);

        Assert.Equal((expected.Loss, expected.Norm), (actual.Loss, actual.Norm));
        Assert.Equal(plain.Gradients.ToArray(), whole.Gradients.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Steps_AnyNumberOfWorkers_AllocateNothing(int workers)
    {
        using var network = new SharedAttention(1, batchCapacity: Samples, workers);
        using var shorter = new SharedLengthAttention(1, batchCapacity: Samples, workers);
        int[] tokens = Inputs(0), lengths = Lengths, labels = Labels;
        float[] outputs = new float[Samples * Steps * Tokens];
        void Run()
        {
            for (int i = 0; i < 10; i++)
            {
                network.Predict(tokens, outputs);
                network.ComputeGradients(tokens, labels);
                shorter.Predict(tokens, lengths, outputs);
                shorter.ComputeGradients(tokens, lengths, labels);
            }
        }

        Run();
        Allocations.AssertNone(Run);
    }

    private static string Train(int workers)
    {
        using var network = new SharedAttention(4, batchCapacity: Samples, workers);
        var optimizer = new Adam(0.01f);
        for (int step = 0; step < 3; step++)
            optimizer.Step(network, network.ComputeGradients(Inputs(0), Labels));
        return network.GetParametersHash();
    }

    private static string TrainLengths(int workers, int beyond)
    {
        using var network = new SharedLengthAttention(4, batchCapacity: Samples, workers);
        var optimizer = new Adam(0.01f);
        for (int step = 0; step < 3; step++)
            optimizer.Step(network, network.ComputeGradients(Inputs(beyond), Lengths, Labels));
        return network.GetParametersHash();
    }

    // Tokens, and others beyond the lengths.
    private static int[] Inputs(int beyond) =>
        [.. Enumerable.Range(0, Samples * Steps).Select(i => ((i * i) + (i / Steps) + (i % Steps < Lengths[i / Steps] ? 0 : beyond)) % Tokens)];

    private static int[] Labels => [.. Enumerable.Range(0, Samples * Steps).Select(i => i * 13 % Tokens)];
}
