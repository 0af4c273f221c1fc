using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Losses;

/// <summary>Losses that are means over elements, of chosen outputs, sample by sample.</summary>
public sealed class ElementLossTests
{
    // A few ulp: exponential, logarithm, sum of the terms.
    private const double Relative = 1e-6;

    public static TheoryData<string> Cases => [.. ElementLossCase.All.Keys];

    public static TheoryData<string> BinaryCases => [.. ElementLossCase.All.Keys.Where(IsBinary)];

    public static TheoryData<string> DistanceCases => [.. ElementLossCase.All.Keys.Where(name => !IsBinary(name))];

    public static MatrixTheoryData<string, int> CasesAndBatches => new(ElementLossCase.All.Keys, [1, 2, 7, 16, 37]);

    [Theory, MemberData(nameof(CasesAndBatches))]
    public void LossAndGradient_AnyOutputsAndBatch_AgreeWithScalar(string name, int samples)
    {
        var loss = ElementLossCase.All[name];
        var (outputs, targets) = Draw(loss, samples, spread: 2);

        AssertAgree(loss, outputs, targets);
    }

    [Theory, MemberData(nameof(Cases))]
    public void LossAndGradient_HugeOutputs_StayFinite(string name)
    {
        var loss = ElementLossCase.All[name];
        var (outputs, targets) = Draw(loss, 19, spread: 1);
        foreach (float[] row in outputs)
            foreach (ref float value in row.AsSpan())
                value = value < 0 ? -1e4f : 1e4f;

        AssertAgree(loss, outputs, targets);
    }

    // Where the logit is sure and right, loss and gradient are small, and relative to themselves as exact as elsewhere.
    [Theory, MemberData(nameof(BinaryCases))]
    public void LossAndGradient_SureAndRightLogits_KeepTheirDigits(string name)
    {
        var loss = ElementLossCase.All[name];
        float[][] outputs = [.. new[] { 5f, 20f, 40f, 80f, -5f, -20f, -40f, -80f }.Select(x => Row(loss, x))];
        float[][] targets = [.. outputs.Select(row => Row(loss, row[0] > 0 ? 1f : 0f))];

        var (losses, gradients, _) = loss.Run(outputs, targets);

        for (int sample = 0; sample < outputs.Length; sample++)
        {
            double expected = loss.Scalar.Element(outputs[sample][0], targets[sample][0]);
            double derivative = loss.Scalar.Derivative(outputs[sample][0], targets[sample][0]) / (outputs.Length * loss.Outputs);
            TensorComparison.AssertWithin($"Loss {sample}", [losses[sample]], [expected], Relative * expected);
            TensorComparison.AssertWithin($"Gradient {sample}", gradients[sample], Row(loss, derivative), Relative * Math.Abs(derivative));
        }
    }

    [Theory, MemberData(nameof(DistanceCases))]
    public void LossAndGradient_OutputsOnTheirTargets_AreZero(string name)
    {
        var loss = ElementLossCase.All[name];
        float[][] rows = [Row(loss, 0f), Row(loss, -0f), Row(loss, 1.5f), Row(loss, -1e4f)];

        var (losses, gradients, result) = loss.Run(rows, rows);

        Assert.Equal(new GradientResult(0f, 0, 1f), result);
        Assert.All(losses, value => Assert.Equal(0f, value));
        Assert.All(gradients, gradient => Assert.All(gradient, value => Assert.Equal(0f, value)));
    }

    // On the kink both branches have the same value and derivative.
    [Theory]
    [InlineData(nameof(LossHuber16), 0.75f, 0.28125f, 0.75f)]
    [InlineData(nameof(LossSmooth17), 0.25f, 0.125f, 1f)]
    public void LossAndGradient_ExactlyAtTheKink_AreThoseOfBothBranches(string name, float distance, float value, float derivative)
    {
        var loss = ElementLossCase.All[name];
        foreach (float sign in new[] { 1f, -1f })
        {
            var (losses, gradients, _) = loss.Run([Row(loss, sign * distance)], [Row(loss, 0f)]);

            Assert.Equal(value, losses[0]);
            Assert.All(gradients[0], gradient => Assert.Equal(sign * (float)((double)derivative / loss.Outputs), gradient, 1e-8f));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void LossAndGradient_AloneAndInABatch_HaveTheSameBits(string name)
    {
        // The mean over 32 samples divides gradients by a power of two, which is exact.
        const int Samples = 32;
        var loss = ElementLossCase.All[name];
        var (outputs, targets) = Draw(loss, Samples, spread: 2);
        var batch = loss.Run(outputs, targets);

        foreach (int sample in new[] { 0, 7, 15, 16, 31 })
        {
            var alone = loss.Run([outputs[sample]], [targets[sample]]);
            Assert.Equal(BitsOf(alone.Losses), BitsOf([batch.Losses[sample]]));
            Assert.Equal(BitsOf([.. alone.Gradients[0].Select(value => value / Samples)]), BitsOf(batch.Gradients[sample]));
        }
    }

    // Infinity times the second sample's zero is NaN.
    [Theory, MemberData(nameof(Cases))]
    public void Loss_OutputThatIsNotANumber_IsNotANumber(string name)
    {
        var loss = ElementLossCase.All[name];
        using var network = loss.Generated.Create(1, 2);
        float[] weights = new float[loss.Outputs * (loss.Outputs + ElementLossCase.MostSamples)];
        weights[^1] = float.PositiveInfinity;
        loss.Generated.Architecture.Parameters[0].In(network.Parameters).CopyFrom(weights);

        var result = network.ComputeGradients(new float[loss.Outputs + ElementLossCase.MostSamples], new Targets(new float[loss.Outputs]));

        Assert.True(float.IsNaN(result.Loss), $"The loss is {result.Loss}.");
        Assert.False(result.IsFinite);
    }

    [Theory]
    [InlineData(-0.01f)]
    [InlineData(1.01f)]
    [InlineData(float.NaN)]
    public void ComputeGradients_TargetThatIsNoProbability_Throws(float target)
    {
        using var network = new LossBinary16(1, 2);
        float[] targets = new float[32];
        targets[19] = target;

        var error = Assert.ThrowsAny<ArgumentException>(() => network.ComputeGradients(new float[2 * LossBinary16.InputLength], targets));

        Assert.Equal("targets", error.ParamName);
        Assert.Contains($"Target 3 of sample 1 is {target}; targets must be", error.Message, StringComparison.Ordinal);
    }

    private static void AssertAgree(ElementLossCase loss, float[][] outputs, float[][] targets)
    {
        var (losses, gradients, result) = loss.Run(outputs, targets);
        for (int sample = 0; sample < outputs.Length; sample++)
        {
            var elements = outputs[sample].Zip(targets[sample], (y, t) => ((double)y, (double)t)).ToArray();
            double expected = elements.Average(element => loss.Scalar.Element(element.Item1, element.Item2));
            TensorComparison.AssertWithin($"Loss {sample}", [losses[sample]], [expected], Relative * (Math.Abs(expected) + 0.01));
            double count = outputs.Length * loss.Outputs;
            double[] wanted = [.. elements.Select(element => loss.Scalar.Derivative(element.Item1, element.Item2) / count)];
            TensorComparison.AssertWithin($"Gradient {sample}", gradients[sample], wanted, 3 * Relative / count);
        }

        Assert.True(result.IsFinite);
        double mean = losses.Average(value => (double)value);
        TensorComparison.AssertWithin("The mean loss", [result.Loss], [mean], Relative * mean);
    }

    private static (float[][] Outputs, float[][] Targets) Draw(ElementLossCase loss, int samples, float spread)
    {
        var random = new RandomStream(7, (ulong)(1000 * samples + loss.Outputs));
        float[][] outputs = new float[samples][], targets = new float[samples][];
        for (int sample = 0; sample < samples; sample++)
        {
            (outputs[sample], targets[sample]) = (new float[loss.Outputs], new float[loss.Outputs]);
            for (int i = 0; i < loss.Outputs; i++)
            {
                outputs[sample][i] = spread * random.NextNormal();
                targets[sample][i] = !IsBinary(loss.Name) ? random.NextNormal() : (sample + i) % 3 == 0 ? (sample + i) % 2 : random.NextSingle();
            }
        }

        return (outputs, targets);
    }

    private static bool IsBinary(string name) => name.StartsWith("LossBinary", StringComparison.Ordinal);

    private static T[] Row<T>(ElementLossCase loss, T value)
    {
        var row = new T[loss.Outputs];
        Array.Fill(row, value);
        return row;
    }

    private static int[] BitsOf(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
