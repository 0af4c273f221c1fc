using Microsoft.CodeAnalysis;
using Xunit;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>
/// Where the compiler already reports a mistake, StaticNet adds none, but for advice on what may be meant, doesn't throw, and keeps code that
/// uses the network free of further errors.
/// </summary>
public sealed class CompilerErrorTests
{
    private const string Use = """

        class Use
        {
            static float Run(Net net)
            {
                net.Predict(new float[4], new float[3]);
                return net.ComputeGradients(new float[4], new float[3]).Loss + net.Dense1.Weights.Shape[0] + net.Dense2.Bias.Length + Net.ParameterCount
                    + new Net(1, 8).Parameters.Length;
            }
        }
        """;

    [Theory]
    [InlineData("Network(4), Network(5), Dense(3), Dense(3), MeanSquaredError", "CS0579")]
    [InlineData("Network(\"4\"), Dense(3), Dense(3), MeanSquaredError", "CS1503")]
    [InlineData("Network(4.5), Dense(3), Dense(3), MeanSquaredError", "CS1503")]
    [InlineData("Network(4), Dense, Dense(3), MeanSquaredError", "CS7036")]
    [InlineData("Network(4), Dense(), Dense(3), MeanSquaredError", "CS7036")]
    [InlineData("Network(4), Dense(\"3\"), Dense(3), MeanSquaredError", "CS1503")]
    [InlineData("Network(4), Dense(3.5), Dense(3), MeanSquaredError", "CS1503")]
    [InlineData("Network(4), Dense(null), Dense(3), MeanSquaredError", "CS1503")]
    [InlineData("Network(4), Dense(3, 4), Dense(3), MeanSquaredError", "CS1729")]
    [InlineData("Network(4), Dense(3, Units = 4), Dense(3), MeanSquaredError", "CS0617")]
    [InlineData("Network(4), Dense(3, Init = 1), Dense(3), MeanSquaredError", "CS0266")]
    [InlineData("Network(4), Dense(3, Init = Initializer.Nothing), Dense(3), MeanSquaredError", "CS0117")]
    [InlineData("Network(4), Dense(3, Name = 5), Dense(3), MeanSquaredError", "CS0029")]
    [InlineData("Network(4), Dense(1 / 0), Dense(3), MeanSquaredError", "CS0020", "SNET0034")]
    [InlineData("Network(4), Dense(Net.Missing), Dense(3), MeanSquaredError", "CS0117")]
    [InlineData("Network(4), Dense(3), LeakyRelu(\"x\"), Dense(3), MeanSquaredError", "CS1503")]
    [InlineData("Network(4), Dense(3), Dense(3), MeanSquaredError(1)", "CS1729")]
    [InlineData("Network(4), Dense(3), Dense(3), MeanSquaredError, ClipGradientNorm", "CS7036")]
    [InlineData("Network(4), Dense(3), Dense(3), MeanSquareError", "CS0246", "SNET0034")]
    [InlineData("Network(4), Dens(3), Dense(3, Name = \"Dense2\"), Dense(3), MeanSquaredError", "CS0246", "SNET0034")]
    [InlineData("Network(4), Dens(3), Dense(3), MeanSquaredError", "CS0246", "SNET0034")]
    [InlineData("Network(4), Dense(Net.Size), Dense(3), MeanSquaredError", "CS0182", "SNET0034")]
    [InlineData("Network(Net.Size), Dense(3), Dense(3), MeanSquaredError", "CS0182", "SNET0034")]
    [InlineData("Network(4, Net.Size), Dense(3), Dense(3), MeanSquaredError", "CS0182", "SNET0034")]
    [InlineData("Network(4), Dense(3, InitGain = Net.Size), Dense(3), MeanSquaredError", "CS0182")]
    public void Compilation_ErrorInAnAttribute_HasOnlyTheCompilersErrorAndWhatMayBeMeant(string attributes, string error, params string[] advice)
    {
        var run = AnalyzerRun.Of($"using StaticNet;\n[{attributes}] partial class Net {{ public static readonly int Size = 4; }}" + Use);

        Assert.Equal(advice, run.Ids);
        Assert.Equal([error], run.Generated.CompilerDiagnostics.Select(diagnostic => diagnostic.Id).Distinct());
    }

    [Theory]
    [InlineData("partial struct Net;")]
    [InlineData("partial record struct Net;")]
    [InlineData("ref partial struct Net;")]
    [InlineData("partial interface Net;")]
    public void Compilation_NetworkThatIsNoClass_HasOnlyTheCompilersError(string declaration)
    {
        var run = AnalyzerRun.Of("using StaticNet; [Network(4), Dense(3), MeanSquaredError] " + declaration);

        Assert.Equal([], run.Ids);
        Assert.Equal(["CS0592"], run.Generated.CompilerDiagnostics.Select(diagnostic => diagnostic.Id).Distinct());
        Assert.Empty(run.Generated.Sources);
    }

    [Theory]
    [InlineData("[Network(4), Dense(3), MeanSquaredError] enum Net { A }")]
    [InlineData("[Network(4), Dense(3), MeanSquaredError] delegate void Net();")]
    [InlineData("class C { [Network(4), Dense(3), MeanSquaredError] void M() { } }")]
    [InlineData("[assembly: Network(4), Dense(3), MeanSquaredError]")]
    [InlineData("[Dense(3)] struct Net;")]
    public void Compilation_AttributesOnSomethingElse_HasOnlyTheCompilersError(string declaration)
    {
        var run = AnalyzerRun.Of("using StaticNet; " + declaration);

        Assert.Equal([], run.Ids);
        Assert.Contains(run.Generated.CompilerDiagnostics, diagnostic => diagnostic.Id == "CS0592");
        Assert.Empty(run.Generated.Sources);
    }

    [Fact]
    public void Compilation_NetworkOnTwoDeclarations_HasTheCompilersErrorAndOneSurface()
    {
        var run = AnalyzerRun.Of("using StaticNet;\n[Network(4), Dense(3), Dense(3), MeanSquaredError] partial class Net;" + Use,
            "using StaticNet; [Network(5)] partial class Net;");

        Assert.Equal([], run.Ids);
        Assert.Equal(["CS0579"], run.Generated.CompilerDiagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Single(run.Generated.Sources);
    }

    [Fact]
    public void Compilation_UnknownBaseClass_HasOnlyTheCompilersError()
    {
        var run = AnalyzerRun.Of("using StaticNet;\n[Network(4), Dense(3), Dense(3), MeanSquaredError] partial class Net : Missing;" + Use);

        Assert.Equal([], run.Ids);
        Assert.Equal(["CS0246"], run.Generated.CompilerDiagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Compilation_SourceThatEndsInTheMiddle_DoesNotThrow()
    {
        const string Source = "using StaticNet; namespace App; [Network(4), Dense(3, Name = \"A\"), SoftmaxCrossEntropy, ClipGradientNorm(1)] public partial class Net { int X => 1; }";
        for (int length = 0; length < Source.Length; length++)
            AnalyzerRun.Of(Source[..length]);
    }
}
