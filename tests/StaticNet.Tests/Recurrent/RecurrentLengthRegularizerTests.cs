using StaticNet.Tests.Lengths;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>The regularizer of a recurrence's gradient takes the mean over the steps that samples have.</summary>
public sealed class RecurrentLengthRegularizerTests
{
    // Where each step has its error, a sample has as large a part in the regularizer's mean as in the loss.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void ComputeGradients_RegularizedShorterSamples_AreThoseOfTheirSteps(int samples) => LengthComparison.AssertAgree(
        new LengthCase(
            GeneratedNetwork.Of<ShorterRegularized>((seed, capacity) => new ShorterRegularized(seed, capacity)),
            _ => [new ScalarRecurrent(new ScalarRnnCell(), 17, layers: 2, bidirectional: true, normRegularizer: 2), new ScalarDense(4)], () => new ScalarMeanSquaredError()),
        samples, []);

    [Fact]
    public void ComputeGradients_LastOfARegularizedShorterSample_HasTheBitsOfANetworkOfItsSteps()
    {
        using var shorter = new ShorterRegularizedLast(seed: 3, batchCapacity: 2);
        using var whole = new FourRegularizedLast(seed: 3, batchCapacity: 2);
        float[] inputs = [.. Enumerable.Range(0, 60).Select(i => MathF.Sin(i * 0.7f))], targets = [.. Enumerable.Range(0, 8).Select(i => MathF.Cos(i))];

        var expected = whole.ComputeGradients([.. inputs[..20], .. inputs[30..50]], targets);
        inputs.AsSpan(20, 10).Fill(float.NaN);
        var actual = shorter.ComputeGradients(inputs, [4, 4], targets);

        Assert.Equal((expected.Loss, expected.Norm), (actual.Loss, actual.Norm));
        Assert.Equal(whole.Gradients.ToArray(), shorter.Gradients.ToArray());
    }
}
