using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>
/// An attribute that the compiler doesn't know, or not with its sizes: what stands above it is checked, what would follow from it isn't reported, and
/// what may be meant is said.
/// </summary>
public sealed class UnreadAttributeTests
{
    private const string Values = " { public static readonly int Size = 4; public static readonly float Limit = 1f; }";

    [Theory]
    [InlineData("[Network(28, 28), {|Flaten|}, Dense(10), SoftmaxCrossEntropy] partial class Net", "SNET0034")]
    [InlineData("[Network(4), Tap(\"x\"), {|Dens(3)|}, Dense(3), Add(\"x\"), MeanSquaredError] partial class Net", "SNET0034")]
    [InlineData("[Network(4), {|ReLU|}, Dense(3), MeanSquaredError] partial class Net", "SNET0034")]
    [InlineData("[Network(4), {|StaticNet.Dens(3)|}, Sigmoid, SoftmaxCrossEntropy] partial class Net", "SNET0034")]
    [InlineData("[Network(4), Tap(\"x\"), {|Dense(Net.Size)|}, Add(\"x\"), MeanSquaredError] partial class Net", "SNET0034")]
    [InlineData("[{|Network(Net.Size)|}, Tap(\"x\"), Dense(3), Add(\"x\"), MeanSquaredError] partial class Net", "SNET0034")]
    [InlineData("[{|Network(3, Net.Size, 5)|}, Conv2D(4, 9), MeanSquaredError] partial class Net", "SNET0034")]
    [InlineData("[Network(4), Dense(3), MeanSquaredError, {|ClipGradientNorm(Net.Limit)|}] partial class Net", "SNET0034")]
    [InlineData("[Network(4), {|Dense(0)|}, {|Dens(3)|}, MeanSquaredError] partial class Net", "SNET0005", "SNET0034")]
    [InlineData("[Network(4), Tap(\"x\"), Dense(3), {|Add(\"x\")|}, {|Dens(3)|}, MeanSquaredError] partial class Net", "SNET0026", "SNET0034")]
    [InlineData("[Network(4), {|Dens(3)|}, Dense(3, Name = \"Dense2\"), Dense(3), MeanSquaredError, {|MeanSquareError|}] partial class Net", "SNET0034", "SNET0034")]
    [InlineData("[Network(4), Dense(3), MeanSquaredError(Name = \"a\"), {|Frm(\"input\")|}, Dense(2), SoftmaxCrossEntropy(Name = \"b\")] partial class Net", "SNET0034")]
    [InlineData("[Network(4), Dense(3), {|SoftmaxCrosEntropy|}] partial class Net", "SNET0034")]
    [InlineData("[{|Netwrk(4)|}, Dense(3), MeanSquaredError] partial class Net", "SNET0034")]
    [InlineData("[Network(4), Use<B>, Tap(\"x\"), Dense(3), Add(\"x\"), MeanSquaredError] partial class Net; [Block, {|Dens(3)|}] class B", "SNET0034")]
    [InlineData("[Network(4), Use<B>, Tap(\"x\"), Dense(3), Add(\"x\"), MeanSquaredError] partial class Net; [Block, {|Dense(B.Size)|}] class B", "SNET0034")]
    [InlineData("[Network(4), Use<B>, Tap(\"x\"), Dense(3), Add(\"x\"), MeanSquaredError] partial class Net; [Block, Linear(4)] class B")]
    [InlineData("[Network(Tokens = Net.Size, Vocabulary = 9), Embedding(3), Tap(\"x\"), Dense(2), Add(\"x\"), MeanSquaredError] partial class Net")]
    [InlineData("[Network(4), Tap(\"x\"), Linear(3), Add(\"x\"), Dense(2), Sigmoid, SoftmaxCrossEntropy] partial class Net")]
    [InlineData("[Missing, Network(4), Tap(\"x\"), Dense(3), {|Add(\"x\")|}, MeanSquaredError] partial class Net", "SNET0026")]
    [InlineData("[Missing, Dense(3), MeanSquaredError] partial class Net")]
    public void Analyzer_UnreadAttribute_ReportsWhatItKnows(string marked, params string[] rules)
    {
        var source = MarkedSource.Parse("using StaticNet; " + marked + Values);

        var run = AnalyzerRun.Of(source.Text);

        Assert.Equal(rules, run.Ids);
        Assert.All(run.Diagnostics.Zip(source.Spans), pair => Assert.Equal(pair.Second, pair.First.Location.SourceSpan));
        Assert.All(run.Generated.CompilerDiagnostics, error => Assert.Contains(error.Id, (string[])["CS0246", "CS0234", "CS0182"]));
        Assert.NotEmpty(run.Generated.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("Network(4), Dens(3), MeanSquaredError", "[Dens] is unknown, so what follows from it isn't checked; perhaps [Dense] is meant")]
    [InlineData("Network(4), StaticNet.LTSM(3), MeanSquaredError", "")]
    [InlineData("Network(4), LSTMS(3), MeanSquaredError", "[LSTMS] is unknown, so what follows from it isn't checked; perhaps [Lstm] is meant")]
    [InlineData("Network(4), Dropuot, MeanSquaredError", "[Dropuot] is unknown, so what follows from it isn't checked; perhaps [Dropout] is meant")]
    [InlineData("Network(4), Fact, MeanSquaredError", "")]
    [InlineData("Network(4), Dense(Net.Size), MeanSquaredError", "[Dense] has an argument that is no constant, so what follows from it isn't checked; write a number, or the name of a const")]
    public void Analyzer_UnreadAttribute_SaysWhatMayBeMeant(string attributes, string message)
    {
        var run = AnalyzerRun.Of($"using StaticNet; [{attributes}] partial class Net" + Values);

        Assert.Equal(message.Length == 0 ? [] : [message], run.Diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity));
    }

    [Fact]
    public void Generator_AttributeOfAnotherGenerator_LeavesTheNetwork()
    {
        // A generator doesn't see what others add.
        var run = AnalyzerRun.Of("using StaticNet; [Network(4), Dense(3), MeanSquaredError, Observed] partial class Net;");

        Assert.Contains("Net.Passes.g.cs", run.Generated.Sources.Keys);
    }
}
