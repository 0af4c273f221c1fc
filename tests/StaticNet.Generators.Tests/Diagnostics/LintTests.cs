using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Model;
using Xunit;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>The design lints speak where their reason holds, and nowhere near it.</summary>
public sealed class LintTests
{
    private const string FiveSigmoids = "Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), {|Sigmoid|}";

    /// <summary>A rule, a source with the place marked, the message.</summary>
    public static TheoryData<string, string, string> Lints { get; } = new()
    {
        { "SNET0017", $"[Network(4), {FiveSigmoids}, Dense(2), SoftmaxCrossEntropy] partial class Net;", "Sigmoid5 is the 5th saturating activation in a row without a normalization; gradients shrink at each: add a normalization, or use a rectifier such as [Relu]" },
        { "SNET0017", "[Network(4), Tanh, Sigmoid, Tanh, Tanh, {|Tanh(Name = \"Last\")|}, Tanh, Tanh, MeanSquaredError] partial class Net;", "Last is the 5th saturating activation" },
        { "SNET0018", "[Network(4), {|Dense(8, Init = Initializer.Zeros)|}, Relu, Dense(2), SoftmaxCrossEntropy] partial class Net;", "Dense1 starts with all weights equal, so its units compute the same and get the same gradient for ever; use a random initializer" },
        { "SNET0018", "[Network(4), {|Dense(8, Init = Initializer.Ones)|}, Relu, Dense(2), SoftmaxCrossEntropy] partial class Net;", "Dense1 starts with all weights equal" },
        { "SNET0019", "[Network(4), {|Dense(8, Init = Initializer.XavierUniform)|}, Relu, Dense(2), SoftmaxCrossEntropy] partial class Net;", "Dense1 starts with XavierUniform, which is made for saturating activations, but Relu1 follows; use HeUniform" },
        { "SNET0019", "[Network(4), {|Dense(8, Init = Initializer.HeNormal)|}, Tanh, Dense(2), SoftmaxCrossEntropy] partial class Net;", "Dense1 starts with HeNormal, which is made for rectifiers, but Tanh1 follows; use XavierNormal" },
        { "SNET0019", "[Network(4), {|Dense(8, Init = Initializer.XavierNormal)|}, Dropout(0.5f), Relu, Dense(2), SoftmaxCrossEntropy] partial class Net;", "Dense1 starts with XavierNormal, which is made for saturating activations, but Relu1 follows; use HeNormal" },
        { "SNET0019", "[Network(4), {|Dense(8, Init = Initializer.HeNormal)|}, Selu, Dense(2), SoftmaxCrossEntropy] partial class Net;", "Dense1 starts with HeNormal, which is made for rectifiers, but Selu1 follows; use LeCunNormal" },
        { "SNET0020", "[Network(4), Dense(2), {|Sigmoid|}, SoftmaxCrossEntropy] partial class Net;", "Sigmoid1 computes probabilities, but SoftmaxCrossEntropy takes logits and computes them itself; remove Sigmoid1" },
        { "SNET0020", "[Network(4), Dense(2), {|Sigmoid|}, BinaryCrossEntropy] partial class Net;", "Sigmoid1 computes probabilities, but BinaryCrossEntropy takes logits and computes them itself; remove Sigmoid1" },
        { "SNET0020", "[Network(4), Dense(2), {|Softmax|}, SoftmaxCrossEntropy] partial class Net;", "Softmax1 computes probabilities" },
        { "SNET0020", "[Network(4), Dense(2), {|Sigmoid|}, BinaryCrossEntropy] partial class Net;", "Sigmoid1 computes probabilities, but BinaryCrossEntropy takes logits" },
        { "SNET0021", "[Network(4), {|Dense(8)|}, BatchNorm, Relu, Dense(2), SoftmaxCrossEntropy] partial class Net;", "Dense1 has a bias, which BatchNorm1 subtracts again with the mean; write Bias = false" },
        { "SNET0022", "[Network(4), Dense(8), Relu, {|Dropout(0.1f)|}, BatchNorm, Dense(2), SoftmaxCrossEntropy] partial class Net;", "Dropout1 changes the variance that BatchNorm1 sees between training and inference; move the dropout behind the normalization" },
        { "SNET0023", $"[Network(4), {Layers(8)}, Dense(2), SoftmaxCrossEntropy] partial class {{|Net|}};", "'Net' has 9 layers with weights and no clipping; one steep batch can undo its training: add [ClipGradientNorm(1f)]" },
        { "SNET0025", "[Network(4), {|Tap(\"x\")|}, Dense(2), SoftmaxCrossEntropy] partial class Net;", "nothing goes on from 'x' and nothing reads it" },
        { "SNET0025", "[Block, {|Tap(\"x\")|}, Dense(2)] class B;", "nothing goes on from 'x' and nothing reads it" },
        { "SNET0029", "[Network(3, 8, 9), {|Dense(2)|}, Flatten, Dense(2), SoftmaxCrossEntropy] partial class Net;", "'Dense1' acts on the last axis of [3, 8, 9]: on each row of 9 alone; put [Flatten] before it" },
        { "SNET0032", "[Network(20, 3), {|Lstm(4, Steps = Steps.Last)|}, Dense(2), SoftmaxCrossEntropy] partial class Net;", "'Lstm1' carries gradients back over 20 steps and nothing clips them" },
        { "SNET0033", "[Network(20, 3), {|Rnn(4, Activation = RnnActivation.Relu, Steps = Steps.Last)|}, Dense(2), SoftmaxCrossEntropy, ClipGradientNorm(1)] partial class Net;", "'Rnn1' rectifies its state over 20 steps, which nothing bounds; write Init = Initializer.Identity" },
        { "SNET0029", "[Network(28, 28), {|Dense(2)|}, Flatten, Dense(2), SoftmaxCrossEntropy] partial class Net;", "'Dense1' acts on the last axis of [28, 28]" },
    };

    /// <summary>Designs close to those, which are sound.</summary>
    public static TheoryData<string> Silent { get; } =
    [
        "Tap(\"x\"), Dense(4), Tanh, Dense(4), Tanh, Add(\"x\"), Tap(\"y\"), Dense(4), Tanh, Dense(4), Tanh, Add(\"y\"), Dense(4), Tanh, Dense(2), SoftmaxCrossEntropy",
        "Dense(8, Init = Initializer.XavierUniform), Tap(\"x\"), Relu, Concat(\"x\"), Dense(2), SoftmaxCrossEntropy",
        "Dense(8), Tap(\"x\"), BatchNorm, Add(\"x\"), Dense(2), SoftmaxCrossEntropy",
        "Dense(8), Tanh, Dense(8), Tanh, Dense(8), Tanh, Dense(8), Tanh, Dense(2), SoftmaxCrossEntropy",
        "Tanh, Tanh, Relu, Tanh, Tanh, Tanh, MeanSquaredError",
        "Tanh, Tanh, LayerNorm, Tanh, Tanh, Tanh, MeanSquaredError",
        "Dense(8), Relu, Dense(2, Init = Initializer.Zeros), SoftmaxCrossEntropy",
        "Dense(8, Init = Initializer.Zeros), Relu, MeanSquaredError",
        "Dense(8, Init = Initializer.XavierUniform), Tanh, Dense(2, Init = Initializer.XavierUniform), SoftmaxCrossEntropy",
        "Dense(8, Init = Initializer.HeUniform), LeakyRelu, Dense(2), SoftmaxCrossEntropy",
        "Dense(8, Init = Initializer.XavierUniform), LayerNorm, Relu, Dense(2), SoftmaxCrossEntropy",
        "Dense(8, Init = Initializer.LeCunNormal), Selu, Dense(2), SoftmaxCrossEntropy",
        "Dense(8, Init = Initializer.LeCunNormal), Tanh, Dense(2), SoftmaxCrossEntropy",
        "Dense(8, Init = Initializer.Orthogonal), Relu, Dense(2), SoftmaxCrossEntropy",
        "Dense(2), Sigmoid, MeanSquaredError",
        "Reshape(1, -1), Lstm(4, Steps = Steps.Last), Dense(2), SoftmaxCrossEntropy",
        "Dense(80), Reshape(20, 4), Lstm(4, Steps = Steps.Last), Dense(2), SoftmaxCrossEntropy, ClipGradientNorm(1)",
        "Dense(76), Reshape(19, 4), Gru(4, Steps = Steps.Last), Dense(2), SoftmaxCrossEntropy",
        "Dense(76), Reshape(19, 4), Rnn(4, Activation = RnnActivation.Relu, Steps = Steps.Last), Dense(2), SoftmaxCrossEntropy",
        "Dense(80), Reshape(20, 4), Rnn(4, Activation = RnnActivation.Relu, Steps = Steps.Last, Init = Initializer.Identity), Dense(2), SoftmaxCrossEntropy, ClipGradientNorm(1)",
        "Dense(8), Softmax, Dense(2), SoftmaxCrossEntropy",
        "Dense(8, Bias = false), BatchNorm, Relu, Dropout(0.1f), Dense(2), SoftmaxCrossEntropy",
        "Dense(8), LayerNorm, Relu, Dropout(0.1f), LayerNorm, Dense(2), SoftmaxCrossEntropy",
        Layers(7) + ", Dense(2), SoftmaxCrossEntropy",
        Layers(20) + ", Dense(2), SoftmaxCrossEntropy, ClipGradientNorm(1)",
        Layers(20) + ", Dense(2), SoftmaxCrossEntropy, ClipGradientValue(1)",
    ];

    [Theory]
    [MemberData(nameof(Lints))]
    public void Analyzer_PoorDesign_IsAdvisedAtItsPlaceAndAlone(string id, string marked, string message)
    {
        var diagnostic = AnalyzerRun.OfOneProblem("using StaticNet; " + marked);

        Assert.Equal(id, diagnostic.Id);
        Assert.InRange(diagnostic.DefaultSeverity, DiagnosticSeverity.Info, DiagnosticSeverity.Warning);
        Assert.StartsWith(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public void Analyzer_SoundDesign_IsSilent(string attributes) =>
        AnalyzerRun.Of($"using StaticNet; [Network(4), {attributes}] partial class Net;").AssertClean();

    [Fact]
    public void Analyzer_SuppressedLint_IsSilentAndTheNetworkIsGenerated()
    {
        var run = AnalyzerRun.Of(
            "#pragma warning disable SNET0020\n[StaticNet.Network(4), StaticNet.Dense(3), StaticNet.Sigmoid, StaticNet.SoftmaxCrossEntropy] partial class Net;");

        Assert.All(run.Diagnostics, diagnostic => Assert.True(diagnostic.IsSuppressed));
        Assert.NotEmpty(run.Generated.Result.GeneratedSources);
    }

    [Fact]
    public void Analyzer_MistakeAndPoorDesign_ReportsTheMistakeAlone()
    {
        var run = AnalyzerRun.Of("using StaticNet; [Network(4), Dense(0), Sigmoid, SoftmaxCrossEntropy] partial class Net;");

        Assert.Equal([Rules.SizeNotPositive], run.Ids);
    }

    [Fact]
    public void Analyzer_OnlyUnknownLayers_LeavesTheErrorToTheCompilerAndSaysWhatMayBeMeant()
    {
        var run = AnalyzerRun.Of("using StaticNet; [Network(4), Dens(3), SoftmaxCrossEntropy] partial class Net;");

        Assert.Equal([Rules.Unread], run.Ids);
        Assert.Contains(run.Generated.CompilerDiagnostics, diagnostic => diagnostic.Id == "CS0246");
    }

    private static string Layers(int count) => string.Join(", ", Enumerable.Repeat("Dense(8), Relu", count));
}
