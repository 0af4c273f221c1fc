using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Attention;

/// <summary>What must not change a bit of attention and positions: workers, the batch that a sample is in, what stands beyond a length; and what must not be allocated.</summary>
public sealed class AttentionBitsTests
{
    public static TheoryData<string> Widths => [.. ChildRun.Widths.Keys];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Training_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(AttentionTraining.Train(workers), AttentionTraining.Train(workers: 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void TrainingWithDropout_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(AttentionTraining.TrainDropout(workers), AttentionTraining.TrainDropout(workers: 1));

    [Theory]
    [MemberData(nameof(Widths))]
    public void Training_AnyVectorWidth_SameBits(string width) => Assert.Equal(AttentionTraining.Compute(), ChildRun.Result(nameof(AttentionTraining), ChildRun.Widths[width]));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void TrainingWithLengths_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(AttentionTraining.TrainLengths(workers, 0), AttentionTraining.TrainLengths(workers: 1, 0));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void TrainingOfTwoSequences_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(AttentionTraining.TrainCross(workers, 0), AttentionTraining.TrainCross(workers: 1, 0));

    [Fact]
    public void TrainingOfTwoSequences_AnythingBeyondTheirLengths_SameBits() => Assert.Equal(AttentionTraining.TrainCross(workers: 1, 0), AttentionTraining.TrainCross(workers: 1, 7));

    [Fact]
    public void TrainingWithLengths_AnythingBeyondThem_SameBits() => Assert.Equal(AttentionTraining.TrainLengths(workers: 1, 0), AttentionTraining.TrainLengths(workers: 1, 7));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Predict_InAnyBatch_SameBitsAsAllAtOnce(int capacity)
    {
        using var whole = new SharedAttention(3, batchCapacity: AttentionTraining.Samples);
        using var parts = new SharedAttention(3, batchCapacity: capacity);
        float[] expected = new float[AttentionTraining.Samples * AttentionTraining.Steps * AttentionTraining.Tokens], actual = new float[expected.Length];

        whole.Predict(AttentionTraining.Inputs(), expected);
        parts.Predict(AttentionTraining.Inputs(), actual);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void LengthsOfEveryStep_SameBitsAsNone()
    {
        using var plain = new SharedAttention(3, batchCapacity: AttentionTraining.Samples);
        using var whole = new SharedLengthAttention(3, batchCapacity: AttentionTraining.Samples);
        int[] all = [.. Enumerable.Repeat(AttentionTraining.Steps, AttentionTraining.Samples)];

        var expected = plain.ComputeGradients(AttentionTraining.Inputs(), AttentionTraining.Labels);
        var actual = whole.ComputeGradients(AttentionTraining.Inputs(), all, AttentionTraining.Labels);

        Assert.Equal((expected.Loss, expected.Norm), (actual.Loss, actual.Norm));
        Assert.Equal(plain.Gradients.ToArray(), whole.Gradients.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Steps_AnyNumberOfWorkers_AllocateNothing(int workers)
    {
        using var network = new SharedAttention(1, batchCapacity: AttentionTraining.Samples, workers);
        using var shorter = new SharedLengthAttention(1, batchCapacity: AttentionTraining.Samples, workers);
        using var cross = new SharedCrossAttention(1, batchCapacity: AttentionTraining.Samples, workers);
        using var dropped = new SharedDropoutAttention(1, batchCapacity: AttentionTraining.Samples, workers);
        int[] tokens = AttentionTraining.Inputs(), lengths = AttentionTraining.Lengths, labels = AttentionTraining.Labels;
        float[] outputs = new float[AttentionTraining.Samples * AttentionTraining.Steps * AttentionTraining.Tokens];
        void Run()
        {
            for (int i = 0; i < 10; i++)
            {
                network.Predict(tokens, outputs);
                network.ComputeGradients(tokens, labels);
                shorter.Predict(tokens, lengths, outputs);
                shorter.ComputeGradients(tokens, lengths, labels);
                dropped.ComputeGradients(tokens, labels);
                cross.Predict(tokens, labels, lengths, outputs);
                cross.ComputeGradients(tokens, labels, lengths, labels);
            }
        }

        Run();
        Allocations.AssertNone(Run);
    }
}
