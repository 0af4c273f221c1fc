using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Diagnostics;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Declarations;

/// <summary>The settings of users' projects: the generated code compiles without a warning under each.</summary>
public sealed class ProjectSettingsTests
{
    private const string Source = """
        using System;
        using StaticNet;

        namespace App
        {
            /// <summary>A network with documentation.</summary>
            [Network(3)]
            [Dense(40), LeakyRelu(0.1f), Dense(5, Bias = false, Init = Initializer.Orthogonal), Sigmoid, Dense(2, Name = "Head"), Tanh]
            [SoftmaxCrossEntropy(LabelSmoothing = 0.1f), ClipGradientNorm(1), ClipGradientValue(0.5f)]
            public partial class Net { }

            /// <summary>Another one.</summary>
            [Network(3)]
            [Tanh, Dense(40), Relu, Dense(1)]
            [MeanSquaredError]
            public partial class Line { }
        }
        """;

    [Fact]
    public void Network_NextLanguageVersion_CompilesAndLearns() => AssertLearns(new GeneratorOptions { LanguageVersion = LanguageVersion.Preview });

    // Collection expressions came with C# 12.
    [Fact]
    public void Network_TooOldLanguageVersion_IsWhereItEnds() => Assert.Contains(
        GeneratorRun.Of(new GeneratorOptions { LanguageVersion = LanguageVersion.CSharp11 }, Source).CompilerDiagnostics,
        diagnostic => diagnostic.Id == "CS9058" || diagnostic.Id == "CS8936");

    [Fact]
    public void Network_DocumentationFile_HasNoWarning() =>
        AssertLearns(new GeneratorOptions { Documentation = DocumentationMode.Diagnose });

    [Fact]
    public void Network_DocumentationFile_ShowsLayerTable()
    {
        var run = GeneratorRun.OfValid(new GeneratorOptions { Documentation = DocumentationMode.Diagnose }, Source);

        string documentation = run.Output.GetTypeByMetadataName("App.Net")!.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken)!;
        Assert.Contains("A network with documentation.", documentation, StringComparison.Ordinal);
        Assert.Contains("<term>Head</term><description>Dense(2)", documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void Network_CheckedArithmetic_CompilesAndLearns() => AssertLearns(new GeneratorOptions { CheckOverflow = true });

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Annotations)]
    [InlineData(NullableContextOptions.Warnings)]
    public void Network_AnyNullableContext_CompilesAndLearns(NullableContextOptions nullable) =>
        AssertLearns(new GeneratorOptions { Nullable = nullable });

    // A network's seed is unsigned and its input shape an array in an attribute: by its nature it isn't compliant.
    [Fact]
    public void Network_MarkedInAClsCompliantAssembly_HasNoWarning() =>
        AssertLearns(new GeneratorOptions(), Source.Replace("namespace App", "[assembly: CLSCompliant(true)]\nnamespace App", StringComparison.Ordinal)
            .Replace("[Network(3)]", "[CLSCompliant(false), Network(3)]", StringComparison.Ordinal));

    [Fact]
    public void Network_ObsoleteClass_HasNoWarning() =>
        AssertLearns(new GeneratorOptions(), Source.Replace("[Network(3)]", "[Obsolete(\"Old.\"), Network(3)]", StringComparison.Ordinal));

    [Fact]
    public void Network_InAProgramWithTopLevelStatements_CompilesAndLearns() => AssertLearns(
        new GeneratorOptions { OutputKind = OutputKind.ConsoleApplication },
        "System.Console.WriteLine(new App.Net(seed: 1).Head.Weights.Shape.Length + Program.Local.ParameterCount);\n"
            + "partial class Program { [StaticNet.Network(2), StaticNet.Dense(1), StaticNet.MeanSquaredError] public partial class Local; }",
        Source);

    [Fact]
    public void Network_GlobalUsingsAndAliases_CompilesAndLearns() => AssertLearns(
        new GeneratorOptions(),
        "global using System.Numerics; global using System.Runtime.Intrinsics; global using Span = System.String; global using Vector = System.Int32; global using StaticNet;",
        Source.Replace("using StaticNet;", "", StringComparison.Ordinal));

    [Fact]
    public void Network_AttributeThroughAnAlias_CompilesAndLearns() => AssertLearns(
        new GeneratorOptions(),
        Source.Replace("using StaticNet;", "using StaticNet; using Net3 = StaticNet.NetworkAttribute; using D = StaticNet.DenseAttribute;", StringComparison.Ordinal)
            .Replace("[Network(3)]", "[Net3(3)]", StringComparison.Ordinal).Replace("Dense(40)", "D(40)", StringComparison.Ordinal));

    private static void AssertLearns(GeneratorOptions options) => AssertLearns(options, Source);

    private static void AssertLearns(GeneratorOptions options, params ReadOnlySpan<string> sources)
    {
        var run = AnalyzerRun.Of(options, sources);
        run.AssertClean();
        using var networks = new CompiledNetworks(run.Generated);
        Learning.AssertLearns(networks.Type("App.Net"));
    }
}
