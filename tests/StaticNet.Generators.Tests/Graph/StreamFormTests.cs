using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Graph;

/// <summary>Which networks stream, the graph of a step of them, and why others don't.</summary>
public sealed class StreamFormTests
{
    [Theory]
    [InlineData("Network(5, 3), Dense(4), Relu, Lstm(4, Layers = 2), LayerNorm, Dropout, Gru(3), Rnn(3), Dense(2), MeanSquaredError")]
    [InlineData("Network(5, 3, Lengths = true), Dense(4), Tap(\"t\"), Dense(4), Add(\"t\"), Concat(\"t\"), PRelu, Softmax, Dense(2), MeanSquaredError", "")]
    [InlineData("Network(5, 3), Lstm(4, Bidirectional = true), Dense(2), MeanSquaredError", "Lstm1 reads steps from the last one to the first, too")]
    [InlineData("Network(5, 3), Lstm(4), Gru(3, Steps = Steps.Last), Dense(2), MeanSquaredError", "Gru1 makes the state of a window's last step alone")]
    [InlineData("Network, Input(\"s\", 4), Input(\"x\", 5, 3), Rnn(4, InitialState = \"s\"), Dense(2), MeanSquaredError", "Rnn1 has an initial state for each window")]
    [InlineData("Network(5, 3), SelfAttention(Heads = 1), Rnn(4), MeanSquaredError", "SelfAttention1 sees later steps; with Causal = true it doesn't")]
    [InlineData("Network(5, 3), PositionEmbedding, Rnn(4), MeanSquaredError")]
    [InlineData("Network(5, 3), PositionalEncoding, SelfAttention(Causal = true, Rotary = false), Dense(2), MeanSquaredError")]
    [InlineData("Network, Input(\"x\", 5, 4), SelfAttention(Causal = true), Tap(\"t\"), CrossAttention(\"t\"), MeanSquaredError", "CrossAttention1 takes several steps at once")]
    [InlineData("Network(5, 3), PositionEmbedding, Dense(2), MeanSquaredError", "")]
    [InlineData("Network(2, 9), Conv1D(4, 3, Padding = Padding.Causal, Dilation = 2), BatchNorm, Relu, Tap(\"t\"), Conv1D(4, 2, Padding = Padding.Causal), Add(\"t\"), MeanSquaredError")]
    [InlineData("Network(2, 9), Conv1D(4, 3, Padding = Padding.Causal), Conv1D(4, 3, Padding = Padding.Same), MeanSquaredError", "Conv1D2 isn't causal")]
    [InlineData("Network(2, 9), Conv1D(4, 3, Padding = Padding.Causal), Conv1D(4, 1, Stride = 2), MeanSquaredError", "Conv1D2 makes a step of several")]
    [InlineData("Network(2, 9), Conv1D(4, 3, Padding = Padding.Causal), Dense(4), MeanSquaredError", "Dense1 reads steps × features and Conv1D1 channels × steps")]
    [InlineData("Network(2, 9, 9), Conv2D(4, 3, Padding = Padding.Same), Relu, MeanSquaredError", "")]
    [InlineData("Network(15), Reshape(5, 3), Rnn(4), MeanSquaredError", "Reshape1 takes several steps at once")]
    [InlineData("Network, Input(\"a\", 5, 3), Rnn(4), Output(\"x\"), Input(\"b\", 4, 3), Dense(2), Output(\"y\")", "the inputs have different numbers of steps")]
    [InlineData("Network, Input(\"a\", 5, 3), Rnn(4), Output(\"x\"), Input(\"b\", 7), Dense(2), Output(\"y\")", "the input b has no steps")]
    public void ReasonAgainst_Network_IsTheFirstOne(string attributes, string? reason = null)
    {
        var model = ModelOf(attributes);

        // Without a layer that carries a state there is nothing to stream, and no reason to give.
        Assert.Equal(string.IsNullOrEmpty(reason) ? null : reason, StreamForm.ReasonAgainst(model));
        Assert.Equal(reason is null, StreamForm.Of(model) is not null);
    }

    [Fact]
    public void BuildStep_Network_HasItsParametersAndOneStepOfEachValue()
    {
        var model = ModelOf("Network(5, 3), Dense(4), Relu, Lstm(20, Layers = 2), Gru(3), Dense(2), MeanSquaredError");
        var (whole, _) = GraphBuilder.Build(model);

        var step = GraphBuilder.BuildStep(model)!;

        Assert.Equal(whole!.Parameters, step.Parameters);
        Assert.Equal(new Shape(1, 3), step.Inputs[0].Shape);
        Assert.Equal(new Shape(1, 2), step.Outputs[0].Value.Shape);
        Assert.Empty(step.Backward);
        Assert.Equal(
            ["Lstm1.StateL0 20", "Lstm1.CellL0 20", "Lstm1.StateL1 20", "Lstm1.CellL1 20", "Gru1.StateL0 3"],
            step.States.Select(state => FormattableString.Invariant($"{state.Layer}.{state.Name} {state.Features}")));
    }

    [Theory]
    [InlineData("Network(5, 4), Rnn(4), MeanSquaredError", null)]
    [InlineData("Network(5, 4), PositionEmbedding, Rnn(4), MeanSquaredError", 5)]
    [InlineData("Network(5, 4), PositionalEncoding, Rnn(4), MeanSquaredError", 5)]
    [InlineData("Network(Tokens = 7, Vocabulary = 9), Embedding(4), SelfAttention(Causal = true), MeanSquaredError", 7)]
    public void MostStepsOf_Network_IsAWindowWhereALayerCountsThem(string attributes, int? expected) => Assert.Equal(expected, StreamForm.MostStepsOf(ModelOf(attributes)));

    [Fact]
    public void BuildStep_Attention_KeepsKeysAndValuesOfAWindow()
    {
        var model = ModelOf("Network(5, 12), PositionEmbedding, SelfAttention(Heads = 3, Causal = true, Rotary = true), MeanSquaredError");
        var (whole, _) = GraphBuilder.Build(model);

        var step = GraphBuilder.BuildStep(model)!;

        Assert.Equal(whole!.Parameters, step.Parameters);
        Assert.Equal(["Keys [5, 12]", "Values [5, 12]"], step.States.Select(state => $"{state.Name} {state.Value.Shape}"));
    }

    private static NetworkModel ModelOf(string attributes)
    {
        var type = GeneratorRun.OfValid($"using StaticNet; [{attributes}] public partial class Net;").Output.GetTypeByMetadataName("Net")!;
        return NetworkParser.Parse(type, TestContext.Current.CancellationToken).Model!;
    }
}
