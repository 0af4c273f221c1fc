using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Losses;

/// <summary>Softmax cross-entropy of chosen logits, sample by sample, for few classes and many.</summary>
public sealed class CrossEntropyTests
{
    // An ulp of the logarithm's result and of each exponential's.
    private const double Relative = 1e-6;

    public static TheoryData<string> Cases => [.. CrossEntropyCase.All.Keys];

    public static TheoryData<string> IgnoringCases => [.. CrossEntropyCase.All.Values.Where(entropy => entropy.IgnoreLabel is not null).Select(entropy => entropy.Name)];

    public static MatrixTheoryData<string, int> CasesAndBatches => new(CrossEntropyCase.All.Keys, [1, 2, 15, 16, 17, 33, 37]);

    [Theory, MemberData(nameof(CasesAndBatches))]
    public void LossAndGradient_AnyClassesAndBatch_AgreeWithScalar(string name, int samples)
    {
        var entropy = CrossEntropyCase.All[name];
        var (logits, labels) = Draw(entropy, samples, spread: 3);

        AssertAgree(entropy, logits, labels);
    }

    [Theory, MemberData(nameof(Cases))]
    public void LossAndGradient_HugeLogits_StayFinite(string name)
    {
        var entropy = CrossEntropyCase.All[name];
        var (logits, labels) = Draw(entropy, 19, spread: 1);
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
        // The mean over 32 samples divides gradients by a power of two, which is exact; what labels weigh together is none.
        const int Samples = 32;
        var entropy = CrossEntropyCase.All[name];
        bool comparesGradients = entropy.Generated.Architecture.Loss is "SoftmaxCrossEntropy" or "SoftmaxCrossEntropy(smoothing 0.1)";
        var (logits, labels) = Draw(entropy, Samples, spread: 3);
        var batch = entropy.Run(logits, labels, disturb: true);

        foreach (int sample in new[] { 0, 7, 15, 16, 30, 31 })
        {
            var alone = entropy.Run([logits[sample]], [labels[sample]]);
            Assert.Equal(BitsOf(alone.Losses), BitsOf([batch.Losses[sample]]));
            if (!comparesGradients)
                continue;
            Assert.Equal(
                BitsOf([.. alone.Gradients[0].Select(value => value / Samples)]), BitsOf(batch.Gradients[sample]));
        }
    }

    // Every class: the maximum passes over a NaN in some places and keeps it in others.
    [Theory, MemberData(nameof(Cases))]
    public void Loss_LogitThatOverflowed_IsNotANumber(string name)
    {
        var entropy = CrossEntropyCase.All[name];
        var network = entropy.Generated.Create(1, 2);
        foreach (int c in Enumerable.Range(0, entropy.Classes).Where(c => c < 40 || c == entropy.Classes - 1))
            foreach (bool isNaN in new[] { false, true })
            {
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

    [Theory, MemberData(nameof(IgnoringCases))]
    public void LossAndGradient_OnlyIgnoredLabels_AreZero(string name)
    {
        var entropy = CrossEntropyCase.All[name];
        var (logits, labels) = Draw(entropy, 19, spread: 3);
        Array.Fill(labels, entropy.IgnoreLabel!.Value);

        var (losses, gradients, result) = entropy.Run(logits, labels, disturb: true);

        Assert.Equal(new GradientResult(0f, 0, 1f) { IsEmpty = true }, result);
        Assert.All(losses, loss => Assert.Equal(0f, loss));
        Assert.All(gradients, gradient => Assert.All(gradient, value => Assert.Equal(0f, value)));
    }

    // Class 2 weighs 0. With smoothing the sample itself has a loss, of which there is no mean.
    [Theory]
    [InlineData(nameof(Entropy3Weighted))]
    [InlineData(nameof(Entropy16WeightedSmoothed))]
    [InlineData(nameof(Entropy17Weighted))]
    [InlineData(nameof(Entropy17WeightedSmoothed))]
    public void LossAndGradient_OnlyLabelsWithoutWeight_AreZero(string name)
    {
        var entropy = CrossEntropyCase.All[name];
        var (logits, labels) = Draw(entropy, 19, spread: 3);
        Array.Fill(labels, 2);

        var (_, gradients, result) = entropy.Run(logits, labels, disturb: true);

        Assert.Equal(new GradientResult(0f, 0, 1f) { IsEmpty = true }, result);
        Assert.All(gradients, gradient => Assert.All(gradient, value => Assert.Equal(0f, value)));
    }

    [Fact]
    public void LossAndGradient_IgnoredSampleThatOverflowed_AreThoseOfTheOthers()
    {
        var entropy = CrossEntropyCase.All[nameof(Entropy17Ignoring)];
        var (logits, labels) = Draw(entropy, 4, spread: 3);
        logits[2] = [.. logits[2].Select(_ => 3e38f)];

        var (losses, gradients, _) = entropy.Run(logits, labels);

        Assert.Equal(-100, labels[2]);
        Assert.Equal(0f, losses[2]);
        Assert.All(gradients[2], value => Assert.Equal(0f, value));
    }

    [Fact]
    public void LossAndGradient_IgnoreLabelThatNoSampleHas_AreThoseWithoutIt()
    {
        var plain = CrossEntropyCase.All[nameof(Entropy3)];
        var (logits, labels) = Draw(plain, 37, spread: 3);

        var expected = plain.Run(logits, labels);
        var actual = CrossEntropyCase.All[nameof(Entropy3Ignoring)].Run(logits, labels);

        Assert.Equal(BitsOf(expected.Losses), BitsOf(actual.Losses));
        Assert.Equal(expected.Result, actual.Result);
        for (int sample = 0; sample < labels.Length; sample++)
            Assert.Equal(BitsOf(expected.Gradients[sample]), BitsOf(actual.Gradients[sample]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(100)]
    public void ComputeGradients_LabelThatIsNeitherAClassNorIgnored_Throws(int label)
    {
        using var network = new Entropy3Ignoring(1, 2);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => network.ComputeGradients(new float[80], [-100, label]));

        Assert.Equal("labels", error.ParamName);
        Assert.Contains($"Label 1 is {label}; labels must be in [0, 3), or -100, which is ignored.", error.Message, StringComparison.Ordinal);
    }

    private static void AssertAgree(CrossEntropyCase entropy, float[][] logits, int[] labels)
    {
        var (losses, gradients, result) = entropy.Run(logits, labels, disturb: true);
        double weight = labels.Sum(entropy.Scalar.WeightOf), scale = weight > 0 ? 1 / weight : 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            double[] row = Array.ConvertAll(logits[sample], value => (double)value);
            double expected = entropy.Scalar.SampleLoss(row, labels[sample]);

            // The distance to the largest logit is rounded, and with it the loss; weights are up to 2.
            TensorComparison.AssertWithin(
                $"Loss {sample}", [losses[sample]], [expected], Relative * (Math.Abs(expected) + (row.Max() - row.Min()) / 8 + 1));
            double[] wanted = [.. entropy.Scalar.SampleGradient(row, labels[sample]).Select(value => value * scale)];
            TensorComparison.AssertWithin($"Gradient {sample}", gradients[sample], wanted, Relative * scale);
        }

        Assert.True(result.IsFinite);
        double mean = losses.Sum(loss => (double)loss) * scale;
        TensorComparison.AssertWithin("The mean loss", [result.Loss], [mean], Relative * (1 + Math.Abs(mean)));
    }

    private static (float[][] Logits, int[] Labels) Draw(CrossEntropyCase entropy, int samples, float spread)
    {
        int classes = entropy.Classes;
        var random = new RandomStream(7, (ulong)(1000 * samples + classes));
        float[][] logits = [.. Enumerable.Range(0, samples).Select(_ => new float[classes])];
        foreach (float[] row in logits)
            foreach (ref float value in row.AsSpan())
                value = spread * random.NextNormal();
        return (logits, [.. Enumerable.Range(0, samples).Select(sample =>
            sample % 4 == 2 && entropy.IgnoreLabel is { } ignored ? ignored : (5 * sample + 3) % classes)]);
    }

    private static int[] BitsOf(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
