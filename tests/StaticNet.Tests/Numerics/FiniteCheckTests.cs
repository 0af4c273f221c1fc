using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public class FiniteCheckTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void IndexOfNonFinite_OneBadValueAnywhere_Found(float bad)
    {
        for (int length = 1; length <= 150; length += 7)
            for (int place = 0; place < length; place++)
            {
                float[] values = new float[length];
                Array.Fill(values, -float.MaxValue);
                values[place] = bad;
                Assert.Equal(place, FiniteCheck.IndexOfNonFinite(values));
                Assert.False(FiniteCheck.AllFinite(values));
                values[^1] = bad;
                Assert.Equal(place, FiniteCheck.IndexOfNonFinite(values));
            }
    }

    [Fact]
    public void AllFinite_ExtremeFiniteValues_True()
    {
        float[] values = [.. Enumerable.Repeat(new[] { float.MaxValue, -float.MaxValue, float.Epsilon, -0f }, 40).SelectMany(some => some)];
        Assert.True(FiniteCheck.AllFinite(values));
        Assert.Equal(-1, FiniteCheck.IndexOfNonFinite(values));
        Assert.True(FiniteCheck.AllFinite([]));
    }
}
