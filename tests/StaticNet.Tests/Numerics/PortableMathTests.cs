using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class PortableMathTests
{
    [Fact]
    public void Exp_NegativeNumbers_IsWithinTwoUlp()
    {
        for (double x = 0; x > -700; x = (x * 1.001) - 1e-6)
        {
            double expected = Math.Exp(x);
            Assert.InRange(PortableMath.Exp(x), expected - (2 * Ulp(expected)), expected + (2 * Ulp(expected)));
        }
    }

    [Theory]
    [InlineData(-746.1)]
    [InlineData(-1e300)]
    [InlineData(double.NegativeInfinity)]
    public void Exp_BelowTheSmallestDouble_IsZero(double x) => Assert.Equal(0, PortableMath.Exp(x));

    [Fact]
    public void Exp_Zero_IsOne() => Assert.Equal(1, PortableMath.Exp(0));

    [Theory]
    [InlineData(0.999, 0)]
    [InlineData(0.999, 1)]
    [InlineData(0.999, 12345)]
    [InlineData(0.5, 70)]
    public void Power_WholeExponents_IsThePower(double value, long exponent) =>
        Assert.Equal(Math.Pow(value, exponent), PortableMath.Power(value, exponent), Math.Pow(value, exponent) * 1e-12);

    [Theory]
    [InlineData(0.3, 0.5)]
    [InlineData(0.001, 2.75)]
    [InlineData(1, 0.1)]
    [InlineData(0.99, 99.9)]
    public void Power_AnyExponent_IsThePower(double value, double exponent) =>
        Assert.Equal(Math.Pow(value, exponent), PortableMath.Power(value, exponent), Math.Pow(value, exponent) * 1e-11);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-310)]
    public void Power_OfNothing_IsZero(double value) => Assert.Equal(0, PortableMath.Power(value, 0.5));

    [Fact]
    public void Log_NormalNumbers_IsTheLogarithm()
    {
        for (double x = 1e-300; x < 1e300; x *= 1.37)
            Assert.Equal(Math.Log(x), PortableMath.Log(x), 1e-12 + (1e-15 * Math.Abs(Math.Log(x))));
    }

    [Fact]
    public void SinCosPi_AnyAngle_IsSineAndCosine()
    {
        for (double halfTurns = -4; halfTurns <= 4; halfTurns += 0.0037)
        {
            var (sine, cosine) = PortableMath.SinCosPi(halfTurns);
            Assert.Equal(double.SinPi(halfTurns), sine, 1e-15);
            Assert.Equal(double.CosPi(halfTurns), cosine, 1e-15);
        }
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.5, 1, 0)]
    [InlineData(1, 0, -1)]
    [InlineData(-0.5, -1, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(1001.5, -1, 0)]
    public void SinCosPi_QuarterTurns_AreExact(double halfTurns, double sine, double cosine) =>
        Assert.Equal((sine, cosine), PortableMath.SinCosPi(halfTurns));

    private static double Ulp(double value) => Math.BitIncrement(value) - value;
}
