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

    private static double Ulp(double value) => Math.BitIncrement(value) - value;
}
