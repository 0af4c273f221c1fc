using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Activations where formulas need care: infinities, zeros, NaN, kinks.</summary>
public sealed class ActivationEdgeTests
{
    public static TheoryData<string> Names => [.. ActivationEdge.Networks.Keys];

    [Theory]
    [InlineData(nameof(EdgeRelu6), float.PositiveInfinity, 6f)]
    [InlineData(nameof(EdgeRelu6), float.NegativeInfinity, 0f)]
    [InlineData(nameof(EdgeRelu6), 6f, 6f)]
    [InlineData(nameof(EdgeRelu6), 6.5f, 6f)]
    [InlineData(nameof(EdgeRelu6), float.Epsilon, float.Epsilon)]
    [InlineData(nameof(EdgeRelu6), -float.Epsilon, 0f)]
    [InlineData(nameof(EdgeRelu6), float.MaxValue, 6f)]
    [InlineData(nameof(EdgeElu), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeElu), float.NegativeInfinity, -0.5f)]
    [InlineData(nameof(EdgeElu), float.Epsilon, float.Epsilon)]
    [InlineData(nameof(EdgeElu), -1e-30f, -5e-31f)]
    [InlineData(nameof(EdgeElu), float.MaxValue, float.MaxValue)]
    [InlineData(nameof(EdgeElu), float.MinValue, -0.5f)]
    [InlineData(nameof(EdgeSelu), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeSelu), float.NegativeInfinity, -1.75809934f)]
    [InlineData(nameof(EdgeSelu), 1f, 1.05070099f)]
    [InlineData(nameof(EdgeGelu), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeGelu), float.NegativeInfinity, -0f)]
    [InlineData(nameof(EdgeGelu), 0f, 0f)]
    [InlineData(nameof(EdgeGelu), float.MaxValue, float.MaxValue)]
    [InlineData(nameof(EdgeGelu), float.MinValue, -0f)]
    [InlineData(nameof(EdgeGeluTanh), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeGeluTanh), float.NegativeInfinity, -0f)]
    [InlineData(nameof(EdgeGeluTanh), 0f, 0f)]
    [InlineData(nameof(EdgeGeluTanh), float.MaxValue, float.MaxValue)]
    [InlineData(nameof(EdgeGeluTanh), float.MinValue, -0f)]
    [InlineData(nameof(EdgeSilu), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeSilu), float.NegativeInfinity, -0f)]
    [InlineData(nameof(EdgeSilu), 0f, 0f)]
    [InlineData(nameof(EdgeSilu), float.MaxValue, float.MaxValue)]
    [InlineData(nameof(EdgeSilu), float.MinValue, -0f)]
    [InlineData(nameof(EdgeMish), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeMish), float.NegativeInfinity, -0f)]
    [InlineData(nameof(EdgeMish), 0f, 0f)]
    [InlineData(nameof(EdgeMish), float.MaxValue, float.MaxValue)]
    [InlineData(nameof(EdgeMish), float.MinValue, -0f)]
    [InlineData(nameof(EdgeSoftplus), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeSoftplus), float.NegativeInfinity, 0f)]
    [InlineData(nameof(EdgeSoftplus), 0f, 0.693147182f)]
    [InlineData(nameof(EdgeSoftplus), 20.5f, 20.5f)]
    [InlineData(nameof(EdgeSoftplus), -103.5f, float.Epsilon)]
    [InlineData(nameof(EdgeSoftplus), float.MaxValue, float.MaxValue)]
    [InlineData(nameof(EdgeSoftplusSharp), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeSoftplusSharp), float.NegativeInfinity, 0f)]
    [InlineData(nameof(EdgeSoftplusSharp), 0f, 0.346573591f)]
    [InlineData(nameof(EdgeSoftplusSharp), 1.75f, 1.75f)]
    [InlineData(nameof(EdgeSoftplusSharp), float.MaxValue, float.MaxValue)]
    [InlineData(nameof(EdgeSoftsign), float.PositiveInfinity, 1f)]
    [InlineData(nameof(EdgeSoftsign), float.NegativeInfinity, -1f)]
    [InlineData(nameof(EdgeSoftsign), float.Epsilon, float.Epsilon)]
    [InlineData(nameof(EdgeSoftsign), 1f, 0.5f)]
    [InlineData(nameof(EdgeSoftsign), float.MaxValue, 1f)]
    [InlineData(nameof(EdgeSoftsign), float.MinValue, -1f)]
    [InlineData(nameof(EdgeHardSwish), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeHardSwish), float.NegativeInfinity, 0f)]
    [InlineData(nameof(EdgeHardSwish), 3f, 3f)]
    [InlineData(nameof(EdgeHardSwish), -3.5f, 0f)]
    [InlineData(nameof(EdgeHardSwish), 1f, 0.6666667f)]
    [InlineData(nameof(EdgeHardSwish), float.MaxValue, float.MaxValue)]
    [InlineData(nameof(EdgeHardSwish), float.MinValue, 0f)]
    [InlineData(nameof(EdgeHardSigmoid), float.PositiveInfinity, 1f)]
    [InlineData(nameof(EdgeHardSigmoid), float.NegativeInfinity, 0f)]
    [InlineData(nameof(EdgeHardSigmoid), -3f, 0f)]
    [InlineData(nameof(EdgeHardSigmoid), 3f, 1f)]
    [InlineData(nameof(EdgeHardSigmoid), 0f, 0.5f)]
    [InlineData(nameof(EdgeHardSigmoid), float.MaxValue, 1f)]
    [InlineData(nameof(EdgeHardSigmoid), float.MinValue, 0f)]
    [InlineData(nameof(EdgeRelu), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeRelu), float.NegativeInfinity, 0f)]
    [InlineData(nameof(EdgeLeakyRelu), float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(nameof(EdgeLeakyRelu), float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData(nameof(EdgeTanh), float.PositiveInfinity, 1f)]
    [InlineData(nameof(EdgeTanh), float.NegativeInfinity, -1f)]
    [InlineData(nameof(EdgeSigmoid), float.PositiveInfinity, 1f)]
    [InlineData(nameof(EdgeSigmoid), float.NegativeInfinity, 0f)]
    public void Predict_EdgeOfItsRange_GivesTheLimit(string name, float x, float expected)
    {
        float value = ActivationEdge.Value(ActivationEdge.Create(name, x), rows: 1);
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(value));
    }

    [Theory]
    [InlineData(nameof(EdgeRelu6))]
    [InlineData(nameof(EdgeElu))]
    [InlineData(nameof(EdgeSelu))]
    [InlineData(nameof(EdgeGelu))]
    [InlineData(nameof(EdgeGeluTanh))]
    [InlineData(nameof(EdgeSilu))]
    [InlineData(nameof(EdgeMish))]
    [InlineData(nameof(EdgeSoftsign))]
    [InlineData(nameof(EdgeHardSwish))]
    [InlineData(nameof(EdgeRelu))]
    [InlineData(nameof(EdgeLeakyRelu))]
    [InlineData(nameof(EdgeTanh))]
    public void Predict_NegativeZero_StaysNegative(string name)
    {
        float value = ActivationEdge.Value(ActivationEdge.Create(name, -0f), rows: 1);
        Assert.Equal(0f, value);
        Assert.True(float.IsNegative(value));
    }

    [Theory, MemberData(nameof(Names))]
    public void Predict_NaN_StaysNaN(string name)
    {
        Assert.True(float.IsNaN(ActivationEdge.Value(ActivationEdge.Create(name, float.NaN), rows: 1)));
        Assert.True(float.IsNaN(ActivationEdge.Value(ActivationEdge.Create(name, float.NaN), rows: 9)));
    }

    /// <summary>The derivative by the bias, which PyTorch defines at kinks too.</summary>
    [Theory]
    [InlineData(nameof(EdgeRelu), 0f, 0.0)]
    [InlineData(nameof(EdgeLeakyRelu), 0f, 0.01)]
    [InlineData(nameof(EdgeRelu6), 0f, 0.0)]
    [InlineData(nameof(EdgeRelu6), 6f, 0.0)]
    [InlineData(nameof(EdgeRelu6), 5.9999995f, 1.0)]
    [InlineData(nameof(EdgeRelu6), float.Epsilon, 1.0)]
    [InlineData(nameof(EdgeRelu6), 7f, 0.0)]
    [InlineData(nameof(EdgeElu), 0f, 0.5)]
    [InlineData(nameof(EdgeElu), float.Epsilon, 1.0)]
    [InlineData(nameof(EdgeElu), -50f, 0.0)]
    [InlineData(nameof(EdgeSelu), 0f, 1.7580993408473766)]
    [InlineData(nameof(EdgeSelu), 1f, 1.0507009873554805)]
    [InlineData(nameof(EdgeSelu), -50f, 0.0)]
    [InlineData(nameof(EdgeGelu), 0f, 0.5)]
    [InlineData(nameof(EdgeGelu), -200f, 0.0)]
    [InlineData(nameof(EdgeGelu), 200f, 1.0)]
    [InlineData(nameof(EdgeGeluTanh), 0f, 0.5)]
    [InlineData(nameof(EdgeGeluTanh), -200f, 0.0)]
    [InlineData(nameof(EdgeGeluTanh), 200f, 1.0)]
    [InlineData(nameof(EdgeSilu), 0f, 0.5)]
    [InlineData(nameof(EdgeSilu), -200f, 0.0)]
    [InlineData(nameof(EdgeSilu), 200f, 1.0)]
    [InlineData(nameof(EdgeMish), 0f, 0.6)]
    [InlineData(nameof(EdgeMish), -200f, 0.0)]
    [InlineData(nameof(EdgeMish), 200f, 1.0)]
    [InlineData(nameof(EdgeSoftplus), 0f, 0.5)]
    [InlineData(nameof(EdgeSoftplus), -200f, 0.0)]
    [InlineData(nameof(EdgeSoftplus), 200f, 1.0)]
    [InlineData(nameof(EdgeSoftplusSharp), 1.5f, 0.95257412682243336)]
    [InlineData(nameof(EdgeSoftplusSharp), 1.51f, 1.0)]
    [InlineData(nameof(EdgeSoftplusSharp), -200f, 0.0)]
    [InlineData(nameof(EdgeSoftsign), 0f, 1.0)]
    [InlineData(nameof(EdgeSoftsign), 1f, 0.25)]
    [InlineData(nameof(EdgeSoftsign), -1e30f, 0.0)]
    [InlineData(nameof(EdgeHardSwish), -3f, 0.0)]
    [InlineData(nameof(EdgeHardSwish), 3f, 1.0)]
    [InlineData(nameof(EdgeHardSwish), -2.99999976f, -0.5)]
    [InlineData(nameof(EdgeHardSwish), 2.99999976f, 1.5)]
    [InlineData(nameof(EdgeHardSwish), 0f, 0.5)]
    [InlineData(nameof(EdgeHardSigmoid), -3f, 0.0)]
    [InlineData(nameof(EdgeHardSigmoid), 3f, 0.0)]
    [InlineData(nameof(EdgeHardSigmoid), -2.99999976f, 0.16666666666666666)]
    [InlineData(nameof(EdgeHardSigmoid), 2.999999f, 0.16666666666666666)]
    public void ComputeGradients_EdgeOfItsRange_TakesPyTorchsDerivative(string name, float x, double expected)
    {
        var network = ActivationEdge.Create(name, x);

        // The loss (y − t)² has the gradient 1 by y.
        network.ComputeGradients([1f], new Targets([ActivationEdge.Value(network, rows: 1) - 0.5f]));

        Assert.Equal(expected, ActivationEdge.Networks[name].Architecture.Parameters[1].In(network.Gradients)[0], 1e-6);
    }
}
