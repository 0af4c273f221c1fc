using StaticNet.CompilerServices;
using StaticNet.Numerics;
using StaticNet.Tests.Clipping;
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
        AssertExact(GradientNorms.Of(new NormUnclamped(1, 64) { GradientLimit = float.PositiveInfinity }, name));
        AssertExact(GradientNorms.Of(new NormBlocks(1, 64), name));
        AssertExact(GradientNorms.Of(new NormL1(1, 64), name, ScalarClipping.L1));
        AssertExact(GradientNorms.Of(new NormMax(1, 64), name, ScalarClipping.Max));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Norm_ClippedByValueAlone_IsThatBefore(string name)
    {
        var network = new NormUnclamped(1, 64);
        double norm = GradientNorms.Of(network, name).Reported;
        network.GradientLimit = float.PositiveInfinity;

        Assert.Equal(GradientNorms.Of(network, name).Reported, norm);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Norm_AnyVectorWidth_SameBits(string width) =>
        Assert.Equal(GradientNorms.Hash(1), ChildRun.Result(nameof(GradientNorms), ChildRun.Widths[width]));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Norm_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(GradientNorms.Hash(1), GradientNorms.Hash(workers));

    [Fact]
    public void Norm_GradientOverflows_IsInfinite()
    {
        var network = new NormValues(1, 64);
        network.Parameters.Clear();
        float[] inputs = new float[NormValues.InputLength], targets = new float[NormValues.OutputLength];
        (inputs[77], targets[40]) = (1e30f, 1e30f);

        Assert.Equal(double.PositiveInfinity, network.ComputeGradients(inputs, targets).Norm);
    }

    [Fact]
    public void Refine_PanelWithNaN_GivesNaNInItsLaneAndLeavesOthersAlone()
    {
        float[] gradient = new float[2 * 5 * 16];
        gradient[33] = float.NaN;
        double[] squares = new double[2 * 16];
        Array.Fill(squares, 7);
        squares[1] = double.NaN;

        PanelSquares.Refine(ref gradient[0], 5 * 16, 5, 2, ref squares[0]);

        Assert.True(double.IsNaN(squares[1]));
        Assert.All(squares[2..16], sum => Assert.Equal(0, sum));
        Assert.All(squares[16..], sum => Assert.Equal(7, sum));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gradients_InputsInBlocks_AreInputsTimesErrors(int workers)
    {
        using var network = new NormBlocks(1, 64, workers);
        network.Parameters.Clear();
        var (inputs, targets) = GradientNorms.Batch<NormBlocks>("ordinary");
        network.ComputeGradients(inputs, targets);

        double scale = -2.0 / targets.Length;
        for (int output = 0; output < NormBlocks.OutputLength; output++)
            for (int input = 0; input < NormBlocks.InputLength; input++)
            {
                double sum = 0;
                for (int row = 0; row < 64; row++)
                    sum += (double)inputs[(row * NormBlocks.InputLength) + input] * targets[(row * NormBlocks.OutputLength) + output];
                int place = (((output / 16 * NormBlocks.InputLength) + input) * 16) + (output % 16);
                Assert.Equal(scale * sum, network.Gradients[place], 1e-7);
            }
    }

    // A sum of squares in float may be wrong by eight roundings, its root by half of that.
    private static void AssertExact((double Reported, double Exact) norm) =>
        Assert.InRange(norm.Reported, norm.Exact * (1 - 2.5e-7), norm.Exact * (1 + 2.5e-7));
}
