namespace StaticNet.Federated.Tests.Privacy;

public sealed class LogSpaceTests
{
    // erfc from Abramowitz and Stegun, tables 7.1 and 7.3, and for large x from exp(−x²)/(x·√π)·(1 − 1/(2x²) + 3/(4x⁴) − …).
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(1, 0.15729920705028513)]
    [InlineData(1.5, 0.033894853524689274)]
    [InlineData(2, 0.004677734981047266)]
    [InlineData(3, 2.209049699858544e-05)]
    [InlineData(5, 1.5374597944280347e-12)]
    [InlineData(10, 2.088487583762545e-45)]
    [InlineData(-0.5, 1.5204998778130465)]
    [InlineData(-2, 1.9953222650189528)]
    [InlineData(-6, 2)]
    public void LogErfc_OfTables_IsTheirs(double x, double expected) => Assert.Equal(1, Math.Exp(LogSpace.LogErfc(x)) / expected, 1e-13);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1e6)]
    public void LogErfc_WhereErfcVanishes_FollowsItsSeries(double x)
    {
        double square = x * x;
        double expected = -square - Math.Log(x * Math.Sqrt(Math.PI)) + Math.Log(1 - (1 / (2 * square)) + (3 / (4 * square * square)));

        Assert.Equal(1, LogSpace.LogErfc(x) / expected, 1e-11);
    }

    [Fact]
    public void LogErfc_AcrossItsFormulas_IsSmooth()
    {
        foreach (double x in (double[])[-1.5, 1.5])
            Assert.Equal(LogSpace.LogErfc(x - 1e-9), LogSpace.LogErfc(x + 1e-9), 1e-8);
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(1e-9)]
    [InlineData(-1e-9)]
    [InlineData(1e-3)]
    public void LogOfOnePlusAndExpLessOne_NearZero_LoseNoDigit(double x)
    {
        Assert.Equal(1, LogSpace.LogOfOnePlus(x) / (x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4) + (x * x * x * x * x / 5)), 1e-15);
        Assert.Equal(1, LogSpace.ExpLessOne(x) / (x + (x * x / 2) + (x * x * x / 6) + (x * x * x * x / 24) + (x * x * x * x * x / 120)), 1e-15);
    }

    [Fact]
    public void AddAndSubtract_OfLogarithms_AreThoseOfNumbers()
    {
        Assert.Equal(Math.Log(5), LogSpace.Add(Math.Log(2), Math.Log(3)), 1e-15);
        Assert.Equal(Math.Log(2), LogSpace.Subtract(Math.Log(5), Math.Log(3)), 1e-15);
        Assert.Equal(1000 + Math.Log(2), LogSpace.Add(1000, 1000), 1e-12);
        Assert.Equal(3, LogSpace.Add(double.NegativeInfinity, 3));
        Assert.Equal(double.NegativeInfinity, LogSpace.Subtract(3, 3));
        Assert.Equal(5000, LogSpace.LogOfExpLessOne(5000));
        Assert.Equal(Math.Log(1e-12), LogSpace.LogOfExpLessOne(1e-12), 1e-11);
    }
}
