namespace StaticNet.Federated.Tests.Privacy;

public sealed class SampledGaussianTests
{
    // The cases of TensorFlow Privacy's test_compute_log_a_equals_mp, and others: rates near a half, where the series is slow, and orders near 1.
    [Theory]
    [InlineData(1e-7, 0.1, 1.01)]
    [InlineData(1e-6, 0.1, 256)]
    [InlineData(1e-5, 0.1, 256.1)]
    [InlineData(1e-6, 1, 27)]
    [InlineData(1e-4, 1, 1.5)]
    [InlineData(1e-3, 1, 2)]
    [InlineData(0.01, 10, 20)]
    [InlineData(0.1, 100, 20.5)]
    [InlineData(0.99, 0.1, 256)]
    [InlineData(0.999, 100, 256.1)]
    [InlineData(0.01, 4, 1.1)]
    [InlineData(0.01, 0.7, 3.3)]
    [InlineData(0.1, 1.1, 10.9)]
    [InlineData(0.5, 1, 1.1)]
    [InlineData(0.5, 3, 1.5)]
    [InlineData(0.5, 2, 7.7)]
    [InlineData(0.3, 0.5, 33)]
    [InlineData(0.9, 1.3, 2.5)]
    [InlineData(256.0 / 60_000, 0.6, 2.3)]
    [InlineData(256.0 / 60_000, 0.6, 2.6)]
    public void GetDivergence_IsTheIntegralOfTheMixture(double rate, double noise, double order)
    {
        double expected = Integrate(rate, noise, order);
        double actual = SampledGaussian.GetDivergence(order, noise, rate) * (order - 1);

        Assert.Equal(expected, actual, Math.Max(1e-8 * Math.Abs(expected), 1e-12));
    }

    // TensorFlow Privacy, rdp_accountant_test.py: test_compute_rdp_no_data, _no_sampling, _scalar.
    [Fact]
    public void GetDivergence_ValuesOfTensorFlowPrivacy_AreTheSame()
    {
        Assert.Equal(0, SampledGaussian.GetDivergence(20, 10, 0));
        Assert.Equal(0.1, SampledGaussian.GetDivergence(20, 10, 1), 1e-15);
        Assert.Equal(0.07737, 10 * SampledGaussian.GetDivergence(5, 2, 0.1), 5e-6);
    }

    // TensorFlow Privacy, rdp_accountant_test.py: test_compute_rdp_sequence, which allows 1e-5; whole orders as in Google's rdp_privacy_accountant_test.py.
    [Theory]
    [InlineData(1.5, 0.00065, 1e-5)]
    [InlineData(2.5, 0.001085, 1e-6)]
    [InlineData(5, 2.18075656e-03, 1e-11)]
    [InlineData(50, 2.38460375e-02, 1e-10)]
    [InlineData(100, 1.67416308e+02, 1e-6)]
    public void GetDivergence_SequenceOfTensorFlowPrivacy_IsTheSame(double order, double expected, double tolerance) =>
        Assert.Equal(expected, 50 * SampledGaussian.GetDivergence(order, 2.5, 0.01), tolerance);

    [Theory]
    [InlineData(1, 1.01)]
    [InlineData(1e-3, 1.5)]
    [InlineData(0.2, 6)]
    [InlineData(0.6, 30.3)]
    public void GetDivergence_OfAnyNoise_GrowsWithOrderAndRateAndFallsWithNoise(double rate, double order)
    {
        double previous = double.PositiveInfinity;
        foreach (double noise in (double[])[1e-300, 1e-3, 0.05, 0.3, 1, 4, 50, 1e4])
        {
            double divergence = SampledGaussian.GetDivergence(order, noise, rate);
            Assert.InRange(divergence, 0, previous);
            Assert.InRange(SampledGaussian.GetDivergence(order + 0.7, noise, rate), divergence, double.PositiveInfinity);
            Assert.InRange(SampledGaussian.GetDivergence(order, noise, rate / 2), 0, divergence);
            previous = divergence;
        }
    }

    [Fact]
    public void GetDivergence_WithoutNoise_IsInfinite() => Assert.Equal(double.PositiveInfinity, SampledGaussian.GetDivergence(2, 0, 0.5));

    [Theory]
    [InlineData(1, 1, 0.5, "order")]
    [InlineData(double.NaN, 1, 0.5, "order")]
    [InlineData(1e9, 1, 0.5, "order")]
    [InlineData(2, -1, 0.5, "noiseMultiplier")]
    [InlineData(2, 1, 1.1, "samplingRate")]
    [InlineData(2, 1, -0.1, "samplingRate")]
    public void GetDivergence_NumberOutOfRange_IsRefused(double order, double noise, double rate, string argument) =>
        Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(() => SampledGaussian.GetDivergence(order, noise, rate)).ParamName);

    /// <summary>log(A) by the trapezoidal rule, which is exact to the last digits for such functions, in logarithms; for A near 1 of A − 1.</summary>
    private static double Integrate(double rate, double noise, double order)
    {
        double step = noise / 50, first = -14 * noise, last = order + (14 * noise);
        double largest = double.NegativeInfinity;
        for (double z = first; z <= last; z += step)
            largest = Math.Max(largest, Exponent(z));
        double sum = 0, excess = 0;
        for (double z = first; z <= last; z += step)
        {
            sum += Math.Exp(Exponent(z) - largest);
            double ratio = Ratio(z);
            if (largest < 1)
                excess += Math.Abs(ratio) < 1e-4
                    ? Math.Exp(Density(z)) * ((order * (order - 1) / 2 * ratio * ratio) + (order * (order - 1) * (order - 2) / 6 * ratio * ratio * ratio))
                    : Math.Exp(Exponent(z)) - (Math.Exp(Density(z)) * (1 + (order * ratio)));
        }

        double scale = step / (noise * Math.Sqrt(2 * Math.PI));
        // The mixture has the mean 1, so its ratio less 1 has the mean 0.
        return largest < 1 ? Math.Log(1 + (excess * scale)) : largest + Math.Log(sum * scale);

        double Ratio(double z) => rate * (Math.Exp(((2 * z) - 1) / (2 * noise * noise)) - 1);

        double Density(double z) => -z * z / (2 * noise * noise);

        double Exponent(double z)
        {
            double shift = ((2 * z) - 1) / (2 * noise * noise);
            double mixture = shift < 0
                ? Math.Log(1 - rate + (rate * Math.Exp(shift)))
                : shift + Math.Log(rate + ((1 - rate) * Math.Exp(-shift)));
            return Density(z) + (order * mixture);
        }
    }
}
