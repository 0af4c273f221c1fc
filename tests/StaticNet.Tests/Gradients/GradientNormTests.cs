using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Gradients;

/// <summary>That norms are those of the gradients, whatever their magnitudes.</summary>
public sealed class GradientNormTests
{
    public static TheoryData<string> Cases => new(GradientNorms.Cases.Keys);

    public static TheoryData<string> Widths => new(ChildRun.Widths.Keys);

    [Theory, MemberData(nameof(Cases))]
    public void Norm_AnyMagnitudes_IsThatOfTheGradients(string name)
    {
        AssertExact(GradientNorms.Of(new NormValues(1, 64), name));
        AssertExact(GradientNorms.Of(new NormClamped(1, 64), name));
        AssertExact(GradientNorms.Of(new NormBlocks(1, 64), name));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Norm_AnyVectorWidth_SameBits(string width) =>
        Assert.Equal(GradientNorms.Hash(1), ChildRun.Result(nameof(GradientNorms), ChildRun.Widths[width]));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Norm_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(GradientNorms.Hash(1), GradientNorms.Hash(workers));

    [Theory]
    [InlineData(1e30f, double.PositiveInfinity)]
    [InlineData(-1e30f, double.NaN)]
    public void Norm_GradientNotFinite_IsNotFinite(float second, double expected)
    {
        var network = new NormValues(1, 64);
        network.Parameters.Clear();
        float[] inputs = new float[2 * NormValues.InputLength], targets = new float[2 * NormValues.OutputLength];
        (inputs[77], inputs[NormValues.InputLength + 77]) = (1e30f, 1e30f);
        (targets[40], targets[NormValues.OutputLength + 40]) = (1e30f, second);

        Assert.Equal(expected, network.ComputeGradients(inputs, targets).Norm);
    }

    // A sum of squares in float may be wrong by eight roundings, its root by half of that.
    private static void AssertExact((double Reported, double Exact) norm) =>
        Assert.InRange(norm.Reported, norm.Exact * (1 - 2.5e-7), norm.Exact * (1 + 2.5e-7));
}
