using StaticNet.Reporting;
using Xunit;

namespace StaticNet.Tests.Reporting;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3, 17)]
    [InlineData(0.12, 2.31)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    [InlineData(1, 1.0000000000000002)]
    [InlineData(-1e30, 1e30)]
    [InlineData(1e-9, 3e-9)]
    public void Linear_AnyRange_CoversItWithDistinctRoundTicks(double minimum, double maximum)
    {
        var scale = ChartScale.Linear(minimum, maximum);

        Assert.True(scale.First <= minimum && scale.Last >= maximum);
        Assert.InRange(scale.Ticks.Length, 3, 9);
        string[] labels = [.. scale.Ticks.Select(scale.Label)];
        Assert.Equal(labels.Distinct(), labels);
        Assert.All(labels, label => Assert.InRange(label.Length, 1, 8));
        Assert.InRange(scale.PlaceOf(minimum), 0, scale.PlaceOf(maximum));
    }

    [Theory]
    [InlineData(1e-8, 1e3, 0.5)]
    [InlineData(1, 1, 0)]
    [InlineData(0.02, 0.03, 0.3)]
    [InlineData(1e-300, 1e300, 0.5)]
    public void Logarithmic_AnyRange_HasWholeDecades(double minimum, double maximum, double middle)
    {
        var scale = ChartScale.Logarithmic(minimum, maximum);

        Assert.InRange(scale.Ticks.Length, 2, 9);
        Assert.All(scale.Ticks, tick => Assert.Equal(Math.Round(tick), tick));
        Assert.True(scale.PlaceOf(minimum) <= scale.PlaceOf(maximum));
        Assert.Equal(0, scale.PlaceOf(0));
        Assert.InRange(scale.PlaceOf(Math.Sqrt(minimum) * Math.Sqrt(maximum)), Math.Max(0, middle - 0.1), middle + 0.1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(1.5, 100_000.5)]
    public void Counting_AnyRange_HasWholeTicksInside(double first, double last)
    {
        var scale = ChartScale.Counting(first, last);

        Assert.NotEmpty(scale.Ticks);
        Assert.All(scale.Ticks, tick => Assert.Equal(Math.Round(tick), tick));
        Assert.All(scale.Ticks, tick => Assert.InRange(scale.PlaceOfTick(tick), 0, 1));
    }
}
