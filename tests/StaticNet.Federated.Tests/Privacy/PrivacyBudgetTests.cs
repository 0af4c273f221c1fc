namespace StaticNet.Federated.Tests.Privacy;

public sealed class PrivacyBudgetTests
{
    // TensorFlow Privacy, compute_noise_from_budget_test.py.
    [Theory]
    [InlineData(60_000, 150, 0.941870567, 15, 1e-5, 1.3)]
    [InlineData(100_000, 100, 1.70928734, 30, 1e-7, 1.0)]
    public void FindNoiseMultiplier_ExamplesOfTensorFlowPrivacy_AreTheirs(int samples, int batch, double epsilon, int epochs, double delta, double expected)
    {
        // Its orders above 5 are whole ones; those between give a little less noise.
        double noise = PrivacyBudget.FindNoiseMultiplier(epsilon, delta, (double)batch / samples, epochs * samples / batch, PrivacyConversion.Classic);

        Assert.Equal(expected, noise, 1e-3);
    }

    // Opacus, accountants_test.py: test_get_noise_multiplier_rdp_epochs and _steps; it stops within 0.01 of the ε.
    [Theory]
    [InlineData(2250, 1.416)]
    [InlineData(2000, 1.3562)]
    public void FindNoiseMultiplier_ExamplesOfOpacus_AreTheirs(int steps, double expected)
    {
        double noise = PrivacyBudget.FindNoiseMultiplier(8, 1e-5, 0.04, steps);

        Assert.InRange(noise, expected - 2e-3, expected + 1e-4);
        Assert.InRange(GetEpsilon(noise, 0.04, steps, 1e-5), 8 - 1e-4, 8);
    }

    [Theory]
    [InlineData(0.1, 1e-6, 1, 1)]
    [InlineData(1, 1e-5, 0.1, 100)]
    [InlineData(50, 1e-3, 0.01, 10)]
    public void FindNoiseMultiplier_KeepsTheEpsilonAndNoLessNoiseDoes(double epsilon, double delta, double rate, long steps)
    {
        double noise = PrivacyBudget.FindNoiseMultiplier(epsilon, delta, rate, steps);

        Assert.InRange(GetEpsilon(noise, rate, steps, delta), 0, epsilon);
        Assert.True(GetEpsilon(noise * (1 - 3e-6), rate, steps, delta) > epsilon);
    }

    [Fact]
    public void FindNoiseMultiplier_EpsilonThatTheClassicBoundNeverGives_IsRefused() =>
        Assert.Contains(
            "no noise is enough",
            Assert.Throws<ArgumentOutOfRangeException>(() => PrivacyBudget.FindNoiseMultiplier(1e-4, 1e-9, 1, 1, PrivacyConversion.Classic)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 1e-5, 0.1, 1, "targetEpsilon")]
    [InlineData(1, 0, 0.1, 1, "delta")]
    [InlineData(1, 1e-5, 0, 1, "samplingRate")]
    [InlineData(1, 1e-5, 0.1, 0, "steps")]
    public void FindNoiseMultiplier_NumberOutOfRange_IsRefused(double epsilon, double delta, double rate, long steps, string argument) =>
        Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(() => PrivacyBudget.FindNoiseMultiplier(epsilon, delta, rate, steps)).ParamName);

    private static double GetEpsilon(double noise, double rate, long steps, double delta)
    {
        var accountant = new PrivacyAccountant();
        accountant.Add(noise, rate, steps);
        return accountant.GetEpsilon(delta).Epsilon;
    }
}
