using StaticNet.Laboratory.TemporalOrder;
using Xunit;

namespace StaticNet.Tests.Laboratory;

/// <summary>The starts of section 5.1, and the spectral radius that one of them asks for.</summary>
public sealed class RecurrentWeightsTests
{
    private const int Units = 50;

    [Theory]
    [InlineData(new[] { 3f, 0f, 0f, -4f }, 4)]
    [InlineData(new[] { 0f, -2f, 2f, 0f }, 2)]
    [InlineData(new[] { 1f, 1f, 0f, 1f }, 1)]
    [InlineData(new[] { 0f, 5f, 0f, 0f }, 0)]
    [InlineData(new[] { 0.6f, -0.8f, 0.8f, 0.6f }, 1)]
    public void SpectralRadius_KnownEigenvalues_IsTheLargestMagnitude(float[] matrix, double expected) =>
        Assert.Equal(expected, SpectralRadius.Of(matrix, 2), 1e-6);

    [Fact]
    public void DrawRecurrent_SmartTanh_HasFifteenWeightsAUnitAndTheRadius()
    {
        float[] weights = new RecurrentWeights(RecurrentStart.SmartTanh, seed: 2).DrawRecurrent(Units, parameter: 1);

        Assert.All(weights.Chunk(Units), unit => Assert.Equal(15, unit.Count(weight => weight != 0)));
        Assert.Equal(0.95, SpectralRadius.Of(weights, Units), 1e-6);
        Assert.True(Enumerable.Range(0, Units).Select(source => weights.Where((weight, i) => i % Units == source && weight != 0).Count()).Distinct().Count() > 3);
    }

    [Theory]
    [InlineData(nameof(RecurrentStart.Sigmoid), 0.01)]
    [InlineData(nameof(RecurrentStart.BasicTanh), 0.1)]
    public void DrawRecurrent_Dense_HasTheDeviation(string start, double deviation)
    {
        float[] weights = new RecurrentWeights(Enum.Parse<RecurrentStart>(start), seed: 2).DrawRecurrent(Units, parameter: 1);

        Assert.InRange(Math.Sqrt(weights.Average(weight => (double)weight * weight)), 0.95 * deviation, 1.05 * deviation);
    }

    [Fact]
    public void Draw_AnotherParameter_HasOtherWeights()
    {
        var start = new RecurrentWeights(RecurrentStart.SmartTanh, seed: 2);

        Assert.NotEqual(start.Draw(9, parameter: 0), start.Draw(9, parameter: 2));
        Assert.InRange(Math.Sqrt(start.Draw(4000, parameter: 0).Average(weight => (double)weight * weight)), 0.0095, 0.0105);
    }
}
