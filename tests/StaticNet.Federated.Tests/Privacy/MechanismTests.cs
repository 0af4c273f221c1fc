using StaticNet.Federated.Tests.Strategies;

namespace StaticNet.Federated.Tests.Privacy;

public sealed class MechanismTests
{
    private const int Length = 100_000;
    private static readonly StateDictLayout Large = new([new("weight", [Length])]);

    [Fact]
    public void Clip_LongUpdate_GetsTheNormAndKeepsItsDirection()
    {
        // Δ = (3, 4, 0, 0): of norm 5.
        float[] state = [4, 5, 1, 1];

        Assert.Equal(5, new UpdateClipping(1).Clip(Models.Four, Models.All(1), state));
        Assert.Equal([1.6f, 1.8f, 1, 1], state);
        Assert.Equal(1, UpdateClipping.GetNorm(Models.Four, Models.All(1), state), 1e-6);
    }

    [Fact]
    public void Clip_UpdateWithinTheNorm_StaysToTheBit()
    {
        float[] state = [0.1f, -0f, 3.3333333f, 1e-40f];
        float[] before = [.. state];

        new UpdateClipping(5).Clip(Models.Four, Models.All(0.7f), state);

        Assert.Equal(before.Select(BitConverter.SingleToInt32Bits), state.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [InlineData(float.MaxValue)]
    [InlineData(1e-40f)]
    public void Clip_LargestAndSmallestFloats_HaveANorm(float value)
    {
        Assert.Equal(2.0 * value, UpdateClipping.GetNorm(Models.Four, Models.All(0), Models.All(value)), 1e-12 * value);
        float[] state = Models.All(value);
        new UpdateClipping(value).Clip(Models.Four, Models.All(0), state);
        Assert.Equal(1, state[0] / (value / 2), 1e-3);
    }

    [Fact]
    public void PrivateMean_WithoutNoise_DividesClippedUpdatesByTheExpectedNumber()
    {
        // Updates of norm 2 and 10, of which the latter is clipped to 4: (1 + 2)/8 an element, whatever the samples.
        ClientUpdate[] updates = [Models.Update(0, 1, Models.All(2)), Models.Update(1, 1000, Models.All(6))];
        float[] combined = new float[4];

        new PrivateMean(4, 0).Combine(Models.Four, Models.All(1), updates, 8, combined);

        Assert.Equal(Models.All(1.375f), combined);
    }

    [Theory]
    [InlineData(float.MaxValue)]
    [InlineData(1e6f)]
    [InlineData(1e-3f)]
    public void PrivateMean_OneClientMore_MovesTheSumByTheNormAtMost(float value)
    {
        var updates = Models.Draw(1, 20, 4);
        float[] without = new float[4], with = new float[4];
        var mean = new PrivateMean(0.5, 0);
        mean.Combine(Models.Four, Models.All(0), updates, 20, without);
        mean.Combine(Models.Four, Models.All(0), [.. updates, Models.Update(20, 1_000_000, Models.All(value))], 20, with);

        Assert.InRange(UpdateClipping.GetNorm(Models.Four, without, with) * 20, 0, 0.5 * (1 + 1e-5));
    }

    [Fact]
    public void PrivateMean_RoundWithoutAnswers_HasNoiseOfTheStatedDeviation()
    {
        float[] current = Models.All(10, Length), combined = new float[Length];
        new PrivateMean(3, 0.5, GaussianNoise.CreateSeeded(1)).Combine(Large, current, [], 6, combined);

        AssertNoise(combined.Select(value => value - 10.0), 0.5 * 3 / 6);
    }

    [Fact]
    public void PrivateMean_OfOneSeed_IsTheSameAndOfTheSystemNever()
    {
        float[] Run(GaussianNoise? noise)
        {
            float[] combined = new float[4];
            new PrivateMean(3, 0.5, noise).Combine(Models.Four, Models.All(10), Models.Updates(10, 11), 6, combined);
            return combined;
        }

        Assert.Equal(Run(GaussianNoise.CreateSeeded(5, 1)), Run(GaussianNoise.CreateSeeded(5, 1)));
        Assert.NotEqual(Run(null), Run(null));
    }

    [Fact]
    public void LocalPrivacy_OfALongUpdate_ClipsAndAddsNoiseOfTheStatedDeviation()
    {
        float[] current = Models.All(10, Length), state = Models.All(11, Length);
        new LocalPrivacy(2, 1.5, GaussianNoise.CreateSeeded(1)).Apply(Large, current, state);

        AssertNoise(state.Select(value => value - 10 - (2 / Math.Sqrt(Length))), 1.5 * 2);
    }

    [Fact]
    public void LocalPrivacy_WithoutNoise_IsClipping()
    {
        float[] state = [4, 5, 1, 1], clipped = [4, 5, 1, 1];
        new LocalPrivacy(1, 0).Apply(Models.Four, Models.All(1), state);
        new UpdateClipping(1).Clip(Models.Four, Models.All(1), clipped);

        Assert.Equal(clipped, state);
        Assert.Equal(0.75, new LocalPrivacy(1, 1.5).ReplacementNoiseMultiplier);
    }

    [Fact]
    public void LocalPrivacy_OfAnUpdate_IsThatOfAModelAtZero()
    {
        float[] update = [3, 4, 0, 0], state = [3, 4, 0, 0];
        UpdateProtection protection = (values, _) => new LocalPrivacy(1, 0.5, GaussianNoise.CreateSeeded(3)).Apply(Models.Four, values);
        protection(update, new Dictionary<string, FederatedValue>());
        new LocalPrivacy(1, 0.5, GaussianNoise.CreateSeeded(3)).Apply(Models.Four, Models.All(0), state);

        Assert.Equal(state, update);
        Assert.NotEqual([0.6f, 0.8f, 0, 0], update);
    }

    [Fact]
    public void Mechanisms_ModelWithStatistics_IsRefusedAndNothingChanges()
    {
        float[] state = [1, 2, 3, 4, 5, 6, 7, 8];
        float[] before = [.. state];
        foreach (Action call in (Action[])[
            () => new UpdateClipping(1).Clip(Models.Mixed, before, state),
            () => new LocalPrivacy(1, 1).Apply(Models.Mixed, before, state),
            () => new PrivateMean(1, 1).Combine(Models.Mixed, before, [], 1, state)])
            Assert.Contains("running_mean [2] isn't trained", Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
        Assert.Equal(before, state);
    }

    [Fact]
    public void Mechanisms_ResultOutOfTheRangeOfFloats_IsRefusedAndNothingChanges()
    {
        float[] state = Models.All(1);

        Assert.Throws<OverflowException>(() => new LocalPrivacy(1e38, 1e6, GaussianNoise.CreateSeeded(1)).Apply(Models.Four, Models.All(0), state));
        Assert.Equal(Models.All(1), state);
    }

    [Fact]
    public void Mechanisms_NumbersOutOfRange_AreRefused()
    {
        Assert.Equal("norm", Assert.Throws<ArgumentOutOfRangeException>(() => new UpdateClipping(0)).ParamName);
        Assert.Equal("clippingNorm", Assert.Throws<ArgumentOutOfRangeException>(() => new PrivateMean(double.PositiveInfinity, 1)).ParamName);
        Assert.Equal("noiseMultiplier", Assert.Throws<ArgumentOutOfRangeException>(() => new LocalPrivacy(1, -1)).ParamName);
        Assert.Equal(
            "expectedClients", Assert.Throws<ArgumentOutOfRangeException>(() => new PrivateMean(1, 1).Combine(Models.Four, Models.All(1), [], 0, Models.All(1))).ParamName);
    }

    private static void AssertNoise(IEnumerable<double> noise, double deviation)
    {
        double[] values = [.. noise];
        Assert.Equal(0, values.Average(), 6 * deviation / Math.Sqrt(values.Length));
        Assert.Equal(1, Math.Sqrt(values.Average(value => value * value)) / deviation, 6 / Math.Sqrt(2.0 * values.Length));
    }
}
