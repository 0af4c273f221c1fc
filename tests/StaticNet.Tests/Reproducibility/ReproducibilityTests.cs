using System.Globalization;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Reproducibility;

/// <summary>That a training gives the same bits wherever and however often it runs.</summary>
public sealed class ReproducibilityTests
{
    // What the JIT makes of the code must not matter either.
    private static readonly Dictionary<string, (string Name, string Value)[]> Environments = new(ChildRun.Widths)
    {
        ["no tiers"] = [("DOTNET_TieredCompilation", "0")],
        ["no profile"] = [("DOTNET_TieredPGO", "0")],
        ["nothing precompiled"] = [("DOTNET_ReadyToRun", "0")],
    };

    public static TheoryData<string> EnvironmentNames => new(Environments.Keys);

    [Theory, MemberData(nameof(EnvironmentNames))]
    public void Training_AnyVectorsAndCompilation_GivesTheSameBits(string environment) => Assert.Equal(
        ReproducibleTraining.Compute(), ChildRun.Result(nameof(ReproducibleTraining), Environments[environment]));

    [Fact]
    public void Training_Twice_GivesTheSameBits() => Assert.Equal(ReproducibleTraining.Compute(), ReproducibleTraining.Compute());

    // Outside the promise: without AVX2 there is no fused multiply-add.
    [Fact]
    public void Training_WithoutFusedMultiplyAdd_GivesTheSameLoss()
    {
        string here = ReproducibleTraining.Compute();
        string there = ChildRun.Result(nameof(ReproducibleTraining), ("DOTNET_EnableAVX2", "0"));

        foreach (var (expected, actual) in ReproducibleTraining.Losses(here).Zip(ReproducibleTraining.Losses(there)))
            Assert.InRange(actual, expected * (1 - 1e-4), expected * (1 + 1e-4));
    }

    [Fact]
    public void Training_InAnotherCulture_GivesTheSameBits()
    {
        var culture = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "\u2212";
        string expected = ReproducibleTraining.Compute();
        try
        {
            CultureInfo.CurrentCulture = foreign;
            Assert.Equal(expected, ReproducibleTraining.Compute());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Hashes_OtherTraining_Differ() =>
        Assert.Equal(4, ReproducibleTraining.Hashes(ReproducibleTraining.Compute()).Distinct().Count());
}
