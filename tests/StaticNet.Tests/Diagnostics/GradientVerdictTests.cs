using Xunit;

namespace StaticNet.Tests.Diagnostics;

public sealed class GradientVerdictTests : IDisposable
{
    private const int Samples = 16;

    private readonly TrackedSmall _network = new(seed: 3, batchCapacity: Samples);

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Verdict_OrdinarySteps_IsHealthy()
    {
        var optimizer = new Adam();
        for (int step = 0; step < 3; step++)
            GradientHealthTests.Step(_network, optimizer, step);

        Assert.All(_network.GradientHealth.Layers, layer => Assert.Equal(GradientVerdict.Healthy, layer.Verdict));
        Assert.Equal(GradientVerdict.Healthy, _network.GradientHealth.Verdict);
    }

    [Fact]
    public void Verdict_LargeUpdates_IsExploding()
    {
        GradientHealthTests.Step(_network, new Adam(10f), 1);

        Assert.True(_network.GradientHealth["Dense1"].UpdateRatio > 0.1);
        Assert.Equal(GradientVerdict.Exploding, _network.GradientHealth["Dense1"].Verdict);
        Assert.Equal(GradientVerdict.Exploding, _network.GradientHealth.Verdict);
    }

    [Fact]
    public void Verdict_LargeGradients_IsExploding()
    {
        float[] targets = new float[Samples * 3];
        Array.Fill(targets, 1e6f);

        _network.ComputeGradients(GradientHealthTests.Draw(Samples * 6, 1), targets);

        Assert.Equal(0, _network.GradientHealth["Dense4"].UpdateRatio);
        Assert.Equal(GradientVerdict.Exploding, _network.GradientHealth["Dense4"].Verdict);
    }

    [Theory]
    [InlineData(11, Samples, GradientVerdict.Dead)]
    [InlineData(10, Samples, GradientVerdict.Healthy)]
    [InlineData(11, Samples - 1, GradientVerdict.Healthy)]
    public void Verdict_DeadUnits_NeedsHalfOfThemAndEnoughSamples(int dead, int samples, GradientVerdict expected)
    {
        // Of 21 units, the others alive by their bias.
        for (int unit = 0; unit < 21; unit++)
            _network.Dense1.Bias[unit] = unit < dead ? -100 : 100;

        _network.ComputeGradients(GradientHealthTests.Draw(samples * 6, 1), GradientHealthTests.Draw(samples * 3, 2));

        Assert.Equal(dead, _network.GradientHealth["Relu1"].DeadUnits);
        Assert.Equal(expected, _network.GradientHealth["Relu1"].Verdict);
    }

    [Theory]
    [InlineData(1e-9f, GradientVerdict.Vanishing)]
    [InlineData(1e-2f, GradientVerdict.Healthy)]
    public void Verdict_GradientFarBelowThatOfOthers_IsVanishing(float factor, GradientVerdict expected)
    {
        var weights = _network.Dense2.Weights;
        weights.CopyFrom([.. weights.ToArray().Select(value => value * factor)]);

        _network.ComputeGradients(GradientHealthTests.Draw(Samples * 6, 1), GradientHealthTests.Draw(Samples * 3, 2));

        Assert.Equal(expected, _network.GradientHealth["Dense1"].Verdict);
        Assert.Equal(GradientVerdict.Healthy, _network.GradientHealth["Dense4"].Verdict);
        Assert.Equal(GradientVerdict.Healthy, _network.GradientHealth["Relu1"].Verdict);
    }

    [Fact]
    public void Verdict_NaNWeight_IsNonFiniteAndCounted()
    {
        _network.Dense2.Weights[5, 2] = float.NaN;

        _network.ComputeGradients(GradientHealthTests.Draw(Samples * 6, 1), GradientHealthTests.Draw(Samples * 3, 2));

        // Unit 5 of tanh is NaN for every sample; so are all units behind it.
        Assert.Equal(Samples, _network.GradientHealth["Tanh1"].NonFiniteCount);
        Assert.Equal(Samples * 17, _network.GradientHealth["Sigmoid1"].NonFiniteCount);
        Assert.Equal(0, _network.GradientHealth["Relu1"].NonFiniteCount);
        int bad = _network.Dense2.WeightsGradient.ToArray().Concat(_network.Dense2.BiasGradient.ToArray()).Count(value => !float.IsFinite(value));
        Assert.Equal(bad + 1, _network.GradientHealth["Dense2"].NonFiniteCount);
        Assert.Equal(GradientVerdict.NonFinite, _network.GradientHealth["Dense2"].Verdict);
        Assert.Equal(GradientVerdict.NonFinite, _network.GradientHealth.Verdict);
    }
}
