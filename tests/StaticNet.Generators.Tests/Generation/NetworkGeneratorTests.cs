using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Tests.Budgets;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>What the generator writes, and that it compiles wherever a user's project may put it.</summary>
public sealed class NetworkGeneratorTests
{
    private const string Fractions = """
        using StaticNet;

        [Network(3)]
        [Dense(4, Bias = false), LeakyRelu(0.015f)]
        [Dense(2)]
        [SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
        [ClipGradientNorm(0.5f), ClipGradientValue(1e-7f)]
        public partial class Fractions;
        """;

    [Fact]
    public void Sources_SmallClassifier_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        namespace App;

        [Network(3)]
        [Dense(4), Relu]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        [ClipGradientNorm(1f)]
        public partial class Small;
        """));

    [Fact]
    public void Sources_LinearRegression_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(2)]
        [Dense(1, Bias = false)]
        [MeanSquaredError]
        internal partial class Line;
        """));

    [Fact]
    public void Sources_Dropout_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(3)]
        [Dropout(0.2f)]
        [Dense(4), Relu, Dropout]
        [Dense(2)]
        [MeanSquaredError]
        public partial class Dropped;
        """));

    [Fact]
    public void Sources_CultureWithDecimalComma_AreTheSame()
    {
        var foreign = GeneratorRun.OfValid(new GeneratorOptions { Culture = GeneratorOptions.ForeignCulture() }, Fractions);

        Assert.Equal(GeneratorRun.OfValid(Fractions).Sources, foreign.Sources);
    }

    [Fact]
    public void Sources_AnyNetwork_HaveLineFeedsOnlyAndNoTrailingSpace() =>
        Assert.All(GeneratorRun.OfValid(Fractions).Sources.Values, source =>
        {
            Assert.DoesNotContain('\r', source);
            Assert.DoesNotContain('\t', source);
            Assert.DoesNotContain(" \n", source, StringComparison.Ordinal);
            Assert.EndsWith("\n", source, StringComparison.Ordinal);
        });

    // A user may have a type named var.
    [Fact]
    public void Sources_AnyKernel_NameTheTypesOfVariables() =>
        Assert.All(GeneratorRun.Of(new GeneratorOptions(), BudgetNetworks.All).Sources.Values, source => Assert.DoesNotContain(
            SyntaxFactory.ParseCompilationUnit(source).DescendantNodes(),
            node => node is IdentifierNameSyntax { IsVar: true }));

    [Theory]
    [InlineData(NullableContextOptions.Disable, OptimizationLevel.Debug)]
    [InlineData(NullableContextOptions.Disable, OptimizationLevel.Release)]
    [InlineData(NullableContextOptions.Enable, OptimizationLevel.Debug)]
    [InlineData(NullableContextOptions.Enable, OptimizationLevel.Release)]
    public void Output_AnyProjectSettings_CompilesWithoutWarning(NullableContextOptions nullable, OptimizationLevel optimization) =>
        GeneratorRun.OfValid(new GeneratorOptions { Nullable = nullable, Optimization = optimization }, Fractions);

    [Theory]
    [InlineData("public partial class Plain;")]
    [InlineData("internal sealed partial class Closed;")]
    [InlineData("public partial class WithBody { public int Mine => 1; }")]
    [InlineData("public partial class @event;")]
    public void Output_AnyKindOfClass_CompilesWithoutWarning(string declaration)
    {
        string network = "[StaticNet.Network(2), StaticNet.Dense(3), StaticNet.Tanh, StaticNet.Dense(1), StaticNet.MeanSquaredError]\n" + declaration;

        GeneratorRun.OfValid(network);
        GeneratorRun.OfValid("namespace Some.@namespace;\n" + network);
    }

    [Fact]
    public void Output_ProjectWithDocumentationFile_CompilesWithoutWarning() =>
        GeneratorRun.OfValid(new GeneratorOptions { Documentation = DocumentationMode.Diagnose }, """
            using StaticNet;

            /// <summary>Has documentation of its own.</summary>
            [Network(3)]
            [Dense(4), Relu]
            [Dense(2)]
            [SoftmaxCrossEntropy]
            public partial class Documented;
            """);

    [Fact]
    public void Output_SameNameInTwoNamespaces_CompilesWithoutWarning()
    {
        const string Declaration = "{ [StaticNet.Network(2), StaticNet.Dense(3), StaticNet.MeanSquaredError] public partial class Same; }\n";

        var run = GeneratorRun.OfValid("namespace A " + Declaration + "namespace B " + Declaration);

        using var networks = new CompiledNetworks(run);
        Assert.Equal([3], networks["A.Same"].Architecture.OutputShape);
        Assert.Equal([3], networks["B.Same"].Architecture.OutputShape);
    }

    [Theory]
    [InlineData("Span")]
    [InlineData("Math")]
    [InlineData("MathF")]
    [InlineData("Vector")]
    [InlineData("Vector512")]
    [InlineData("Unsafe")]
    [InlineData("MemoryMarshal")]
    [InlineData("Targets")]
    [InlineData("ParameterInfo")]
    [InlineData("System")]
    [InlineData("StaticNet")]
    public void Output_UsersTypeNamedLikeOneOfTheFramework_CompilesWithoutWarning(string type) => GeneratorRun.OfValid($$"""
        namespace App
        {
            public class {{type}};

            [global::StaticNet.Network(2), global::StaticNet.Dense(3), global::StaticNet.Tanh, global::StaticNet.Dense(2),
             global::StaticNet.SoftmaxCrossEntropy]
            public partial class Network;
        }
        """);

    [Fact]
    public void CompiledNetwork_DrivenThroughItsInterface_LearnsAStep()
    {
        using var networks = new CompiledNetworks(GeneratorRun.OfValid("""
            using StaticNet;

            namespace App;

            [Network(2)]
            [Dense(8), Tanh]
            [Dense(1)]
            [MeanSquaredError]
            public partial class Learner;
            """));
        GeneratedNetwork generated = networks["App.Learner"];
        var network = generated.Create(seed: 1, batchCapacity: 4);
        float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1], targets = [0.1f, 0.9f, 0.9f, 0.1f];

        float before = network.ComputeGradients(inputs, targets).Loss;
        for (int i = 0; i < network.Parameters.Length; i++)
            network.Parameters[i] -= 0.1f * network.Gradients[i];

        Assert.True(network.ComputeGradients(inputs, targets).Loss < before);
        Assert.Equal(8 * 3 + 8 + 1, generated.Architecture.ParameterCount);
    }
}
