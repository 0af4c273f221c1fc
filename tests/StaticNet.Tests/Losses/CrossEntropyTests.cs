using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Losses;

/// <summary>Softmax cross-entropy of chosen logits, sample by sample, for few classes and many.</summary>
public sealed class CrossEntropyTests
{
    // An ulp of the logarithm's result and of each exponential's.
    private const double Relative = 1e-6;

    public static TheoryData<string> Cases => [.. CrossEntropyCase.All.Keys];

    public static MatrixTheoryData<string, int> CasesAndBatches => new(CrossEntropyCase.All.Keys, [1, 2, 15, 16, 17, 33, 37]);

    [Theory, MemberData(nameof(CasesAndBatches))]
    public void LossAndGradient_AnyClassesAndBatch_AgreeWithScalar(string name, int samples)
    {
        var entropy = CrossEntropyCase.All[name];
        var (logits, labels) = Draw(entropy.Classes, samples, spread: 3);

        AssertAgree(entropy, logits, labels);
    }

    [Theory, MemberData(nameof(Cases))]
    public void LossAndGradient_HugeLogits_StayFinite(string name)
    {
        var entropy = CrossEntropyCase.All[name];
        var (logits, labels) = Draw(entropy.Classes, 19, spread: 1);
        foreach (float[] row in logits)
            foreach (ref float value in row.AsSpan())
                value = value < 0 ? -1e4f : 1e4f;

        AssertAgree(entropy, logits, labels);
    }

    [Theory, MemberData(nameof(Cases))]
    public void LossAndGradient_EqualLogitsOfEitherZero_AreThoseOfZero(string name)
    {
        var entropy = CrossEntropyCase.All[name];
        float[] zeros = new float[entropy.Classes];
        float[] mixed = [.. zeros.Select((_, c) => c % 2 == 0 ? -0f : 0f)];

        var (losses, gradients, _) = entropy.Run([zeros, mixed], [0, 0]);

        Assert.Equal(losses[0], losses[1]);
        Assert.Equal(gradients[0], gradients[1]);
    }

    [Theory, MemberData(nameof(Cases))]
    public void LossAndGradient_AloneAndInABatch_HaveTheSameBits(string name)
    {
        // The mean over 32 samples divides gradients by a power of two, which is exact.
        const int Samples = 32;
        var entropy = CrossEntropyCase.All[name];
        var (logits, labels) = Draw(entropy.Classes, Samples, spread: 3);
        var batch = entropy.Run(logits, labels, disturb: true);

        foreach (int sample in new[] { 0, 7, 15, 16, 30, 31 })
        {
            var alone = entropy.Run([logits[sample]], [labels[sample]]);
            Assert.Equal(BitsOf(alone.Losses), BitsOf([batch.Losses[sample]]));
            Assert.Equal(
                BitsOf([.. alone.Gradients[0].Select(value => value / Samples)]), BitsOf(batch.Gradients[sample]));
        }
    }

    // Every class: the maximum passes over a NaN in some places and keeps it in others.
    [Theory, MemberData(nameof(Cases))]
    public void Loss_LogitThatOverflowed_IsNotANumber(string name)
    {
        var entropy = CrossEntropyCase.All[name];
        foreach (int c in Enumerable.Range(0, entropy.Classes).Where(c => c < 40 || c == entropy.Classes - 1))
            foreach (bool isNaN in new[] { false, true })
            {
                var network = entropy.Generated.Create(1, 2);
                float[] weights = new float[entropy.Classes * (entropy.Classes + CrossEntropyCase.MostSamples)];

                // Infinity times the second sample's zero is NaN.
                weights[c * (entropy.Classes + CrossEntropyCase.MostSamples)] = float.PositiveInfinity;
                entropy.Generated.Architecture.Parameters[0].In(network.Parameters).CopyFrom(weights);
                float[] inputs = new float[entropy.Classes + CrossEntropyCase.MostSamples];
                inputs[0] = isNaN ? 0 : 1;

                var result = network.ComputeGradients(inputs, new Targets(new int[1]));

                Assert.True(float.IsNaN(result.Loss), $"Class {c}: the loss is {result.Loss}.");
                Assert.False(result.IsFinite);
            }
    }

    private static void AssertAgree(CrossEntropyCase entropy, float[][] logits, int[] labels)
    {
        var (losses, gradients, result) = entropy.Run(logits, labels, disturb: true);
        var scalar = new ScalarSoftmaxCrossEntropy(entropy.LabelSmoothing);
        for (int sample = 0; sample < labels.Length; sample++)
        {
            double[][] row = [Array.ConvertAll(logits[sample], value => (double)value)];
            double[][] target = [[labels[sample]]];
            double expected = scalar.Value(row, target);

            // The distance to the largest logit is rounded, and with it the loss.
            TensorComparison.AssertWithin(
                $"Loss {sample}", [losses[sample]], [expected], Relative * (Math.Abs(expected) + (row[0].Max() - row[0].Min()) / 8 + 1));
            double[] wanted = [.. scalar.Gradient(row, target)[0].Select(value => value / labels.Length)];
            TensorComparison.AssertWithin($"Gradient {sample}", gradients[sample], wanted, Relative / labels.Length);
        }

        Assert.True(result.IsFinite);
        TensorComparison.AssertWithin("The mean loss", [result.Loss], [losses.Average(loss => (double)loss)], Relative * (1 + result.Loss));
    }

    private static (float[][] Logits, int[] Labels) Draw(int classes, int samples, float spread)
    {
        var random = new RandomStream(7, (ulong)(1000 * samples + classes));
        float[][] logits = [.. Enumerable.Range(0, samples).Select(_ => new float[classes])];
        foreach (float[] row in logits)
            foreach (ref float value in row.AsSpan())
                value = spread * random.NextNormal();
        return (logits, [.. Enumerable.Range(0, samples).Select(sample => (5 * sample + 3) % classes)]);
    }

    private static int[] BitsOf(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
