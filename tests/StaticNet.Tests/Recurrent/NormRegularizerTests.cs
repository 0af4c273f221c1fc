using StaticNet.CompilerServices;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>What keeps a recurrence's gradient from vanishing: <see cref="RnnAttribute.NormRegularizer"/>. Its numbers are among those of <see cref="RecurrentScalarTests"/>.</summary>
public sealed class NormRegularizerTests
{
    [Fact]
    public void ScalarNormRegularizer_Gradient_AgreesWithDifferencesOfItsValue()
    {
        const double Weight = 4, Step = 1e-6;
        var random = new Random(5);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
        var weights = new ScalarParameter("WeightHhL0", 3, 3);
        Draw(9).CopyTo(weights.Values, 0);
        List<ScalarStepError> errors = [.. Enumerable.Range(0, 4).Select(_ => new ScalarStepError(Draw(3), Draw(3))), new ScalarStepError([1e-11, 0, 0], [1, 1, 1])];
        var regularizer = new ScalarNormRegularizer(Weight, errors);

        regularizer.AddGradient(weights);

        for (int i = 0; i < 9; i++)
        {
            double[] above = [.. weights.Values], below = [.. weights.Values];
            above[i] += Step;
            below[i] -= Step;
            double expected = Weight * (regularizer.Value(above) - regularizer.Value(below)) / (2 * Step);
            Assert.Equal(expected, weights.Gradients[i], 1e-6 * Math.Max(1, Math.Abs(expected)));
        }
    }

    // By hand: d = 3 and v = 6 make r = 4 and a pull of 4·3/9·6 = 8; d = 2 and v = 1 make r = 1/4 and −4·¾/4 = −0.75; the third counts for nothing, so the mean is over two.
    [Fact]
    public void Apply_ThreeSamples_TakesTheMeanOverStepsWithANorm()
    {
        float[] sent = new float[48], pulls = new float[48], live = new float[3], states = new float[48];
        (sent[0], sent[16], sent[32], pulls[0], pulls[16], pulls[32], states[0], states[16], states[32]) = (6, 1, 5, 3, 2, 1e-11f, 10, 20, 30);

        StateNorms.Turn(ref sent[0], 16, ref pulls[0], 16, 1, ref live[0], 1, 3);
        StateNorms.Apply(ref states[0], ref pulls[0], ref live[0], 1, ref pulls[0], 16, 4f, 3);

        Assert.Equal([1, 1, 0], live);
        Assert.Equal([10 + (4f / 2 * 8), 20 - (4f / 2 * 0.75f), 30], [pulls[0], pulls[16], pulls[32]]);
    }

    // Squares of these leave float's range.
    [Theory]
    [InlineData(1e-8f)]
    [InlineData(1e25f)]
    public void Turn_NormsFarFromOne_AreRight(float scale)
    {
        float[] sent = [3 * scale, 4 * scale], pulls = [scale, 0], live = [0];

        StateNorms.Turn(ref sent[0], 2, ref pulls[0], 2, 2, ref live[0], 1, 1);

        Assert.Equal(4 * 24 * 3 / scale, pulls[0], 1e-4 / scale);
        Assert.Equal(4 * 24 * 4 / scale, pulls[1], 1e-4 / scale);
    }

    [Fact]
    public void ComputeGradients_ThreeWorkers_GiveTheBitsOfOne()
    {
        const int Samples = 53;
        var (inputs, labels) = Draw(Samples);
        using var one = new RegularizedSigmoid(seed: 1, batchCapacity: Samples);
        var expected = one.ComputeGradients(inputs, labels);

        foreach (int workers in (int[])[2, 3])
        {
            using var several = new RegularizedSigmoid(seed: 1, batchCapacity: Samples, workers);
            Assert.Equal(expected, several.ComputeGradients(inputs, labels));
            Assert.Equal(one.Gradients.ToArray(), several.Gradients.ToArray());
        }
    }

    [Fact]
    public void ComputeGradients_ManySteps_AllocatesNothing()
    {
        var (inputs, labels) = Draw(7);
        using var network = new RegularizedSigmoid(seed: 1, batchCapacity: 7);
        network.ComputeGradients(inputs, labels);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 1000; step++)
            network.ComputeGradients(inputs, labels);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (float[] Inputs, int[] Labels) Draw(int samples)
    {
        var random = new Random(3);
        return ([.. Enumerable.Range(0, samples * 54).Select(_ => (float)((2 * random.NextDouble()) - 1))], [.. Enumerable.Range(0, samples).Select(sample => sample % 3)]);
    }
}
