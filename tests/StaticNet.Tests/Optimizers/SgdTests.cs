using Xunit;

namespace StaticNet.Tests.Optimizers;

public sealed class SgdTests
{
    [Fact]
    public void Step_Dampening_DoesNotCountAtTheFirstStep()
    {
        var optimizer = new Sgd(1f, momentum: 0.5f, dampening: 0.25f);
        float[] parameters = [0f];

        optimizer.Step(parameters, [2f]);
        Assert.Equal(-2f, parameters[0]);
        optimizer.Step(parameters, [4f]);

        // b = 0.5·2 + 0.75·4 = 4
        Assert.Equal(-6f, parameters[0]);
        Assert.Equal(4f, optimizer.States[0].Values[0]);
    }

    [Fact]
    public void Step_Nesterov_LooksAhead()
    {
        float[] parameters = [1f];

        new Sgd(0.5f, momentum: 0.5f, nesterov: true).Step(parameters, [2f]);

        // 1 − 0.5·(2 + 0.5·2)
        Assert.Equal(-0.5f, parameters[0]);
    }

    [Fact]
    public void Step_WeightDecay_AddsItToTheScaledGradient()
    {
        float[] parameters = [4f];

        new Sgd(0.5f, weightDecay: 0.25f).Step(parameters, [2f], gradientScale: 0.5f);

        // 4 − 0.5·(0.5·2 + 0.25·4)
        Assert.Equal(3f, parameters[0]);
    }

    [Fact]
    public void Constructor_NoMomentum_NeedsNoState()
    {
        var optimizer = new Sgd(0.1f);

        optimizer.Attach(16);

        Assert.Empty(optimizer.States);
    }

    [Theory]
    [InlineData(float.NaN, 0f, false, 0f, "momentum")]
    [InlineData(1f, 0f, false, 0f, "momentum")]
    [InlineData(-0.1f, 0f, false, 0f, "momentum")]
    [InlineData(0.9f, float.NaN, false, 0f, "dampening")]
    [InlineData(0.9f, 1.5f, false, 0f, "dampening")]
    [InlineData(0f, 0f, true, 0f, "momentum")]
    [InlineData(0.9f, 0.1f, true, 0f, "dampening")]
    [InlineData(0f, 0f, false, float.NaN, "weightDecay")]
    [InlineData(0f, 0f, false, -1f, "weightDecay")]
    public void Constructor_ArgumentOutsideLimits_Throws(float momentum, float dampening, bool nesterov, float weightDecay, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new Sgd(0.1f, momentum, dampening, nesterov, weightDecay));
}
