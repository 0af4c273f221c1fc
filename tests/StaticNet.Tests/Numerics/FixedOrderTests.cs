using CsCheck;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public class FixedOrderTests
{
    private static readonly Gen<float[]> Values = Gen.Float[-1e30f, 1e30f].Array[0, 150];

    [Fact]
    public void Sums_AnyValues_BitsOfTheWrittenOrder() =>
        Values.Sample(values =>
            Same(Lanes(values.Select(value => (double)value)), FixedOrder.Sum(values))
            && Same(Lanes(values.Select(value => (double)value * value)), FixedOrder.SumOfSquares(values))
            && Same(Lanes(values.Select(value => value / 3.0)), FixedOrder.Sum(Array.ConvertAll(values, value => value / 3.0))));

    [Fact]
    public void Dot_AnyValues_BitsOfTheWrittenOrder() =>
        Values.Sample(values =>
        {
            double[] left = Array.ConvertAll(values, value => value / 3.0), right = Array.ConvertAll(values, value => 7.0 / value);
            return Same(Lanes(left.Zip(right, (a, b) => a * b)), FixedOrder.Dot(left, right));
        });

    [Fact]
    public void SumLanes_SixteenLanes_AddsThemByTheTree()
    {
        double[] lanes = Enumerable.Range(0, 16).Select(lane => Math.Pow(7, lane) / 3).ToArray();
        Assert.Equal(Lanes(lanes), FixedOrder.SumLanes(lanes));
        Assert.Equal(Lanes(lanes), FixedOrder.SumLanes(ref lanes[0]));
        Assert.Equal("lanes", Assert.Throws<ArgumentException>(() => FixedOrder.SumLanes(lanes.AsSpan(1))).ParamName);
    }

    [Theory]
    [InlineData(1e30f)]
    [InlineData(3e38f)]
    [InlineData(1e-40f)]
    public void SumOfSquares_ExtremeValues_NeitherOverflowNorVanish(float value)
    {
        float[] values = Enumerable.Repeat(value, 1000).ToArray();
        double exact = 1000 * ((double)value * value);
        Assert.Equal(exact, FixedOrder.SumOfSquares(values), exact * 1e-14);
    }

    [Fact]
    public void Sum_NaNOrInfinity_CarriesOver()
    {
        for (int place = 0; place < 40; place++)
        {
            float[] values = new float[40];
            values[place] = float.NaN;
            Assert.True(double.IsNaN(FixedOrder.Sum(values)));
            values[place] = float.NegativeInfinity;
            Assert.Equal(double.NegativeInfinity, FixedOrder.Sum(values));
            Assert.Equal(double.PositiveInfinity, FixedOrder.SumOfSquares(values));
        }
    }

    private static bool Same(double left, double right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);

    /// <summary>The order as numerics.md writes it.</summary>
    private static double Lanes(IEnumerable<double> values)
    {
        double[] lanes = new double[16];
        foreach (var (index, value) in values.Index())
            lanes[index % 16] += value;
        for (int distance = 8; distance >= 1; distance /= 2)
            for (int lane = 0; lane < distance; lane++)
                lanes[lane] += lanes[lane + distance];
        return lanes[0];
    }
}
