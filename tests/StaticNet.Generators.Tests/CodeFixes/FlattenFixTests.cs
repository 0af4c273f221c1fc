using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer where a dense layer stands on an image.</summary>
public sealed class FlattenFixTests
{
    [Theory]
    [InlineData(
        "using StaticNet;\n[Network(28, 28)]\n[Dense(16), Relu, Flatten]\n[Dense(2), SoftmaxCrossEntropy]\npartial class Net;\n",
        "using StaticNet;\n[Network(28, 28)]\n[Flatten, Dense(16), Relu, Flatten]\n[Dense(2), SoftmaxCrossEntropy]\npartial class Net;\n")]
    [InlineData(
        "using StaticNet;\n[Network(28, 28), Tanh, Dense(16), MeanSquaredError] partial class Net;\n",
        "using StaticNet;\n[Network(28, 28), Tanh, Flatten, Dense(16), MeanSquaredError] partial class Net;\n")]
    [InlineData(
        "[StaticNet.Network(3, 8, 9), StaticNet.Dense(2), StaticNet.MeanSquaredError] partial class Net;\n",
        "[StaticNet.Network(3, 8, 9), StaticNet.Flatten, StaticNet.Dense(2), StaticNet.MeanSquaredError] partial class Net;\n")]
    public async Task Fix_DenseOnAnImage_PutsFlattenBeforeIt(string before, string after)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var diagnostic = Assert.Single(AnalyzerRun.Of(before).Diagnostics);
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Networks", LanguageNames.CSharp).AddDocument("Source0.cs", before);
        var actions = new List<CodeAction>();

        await new FlattenFix().RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), cancellation));

        var operations = await Assert.Single(actions).GetOperationsAsync(cancellation);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(after, (await changed.GetTextAsync(cancellation)).ToString());
        AnalyzerRun.Of(after).AssertClean();
    }

    [Fact]
    public void Fix_ItsRules_AreRegistered() =>
        Assert.Equal(ImmutableArray.Create("SNET0029"), new FlattenFix().FixableDiagnosticIds);
}
