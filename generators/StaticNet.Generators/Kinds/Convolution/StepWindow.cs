using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>The last steps of a stream, the one that comes among them: what a causal convolution reads for the step that it makes. Before the first step there are zeros.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Input">The step that comes, <c>[channels, 1]</c>.</param>
/// <param name="Output">The window, <c>[channels, steps]</c>, a row of channels for each step.</param>
internal sealed record StepWindow(string Layer, Tensor Input, Tensor Output) : UnaryOperation(Layer, Input, Output), IPlannable, ITakesStrides, IReadsUnpadded
{
    public bool ReadsUnpadded => true;

    public override EquatableArray<Tensor> Reads => new(Input, Output);

    public override long Flops => 0;

    public bool TakesStride(Tensor value) => value == Input;

    /// <summary>Appends the window of a layer.</summary>
    /// <param name="graph">The graph of a step.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">What it reads of a step.</param>
    /// <param name="steps">The steps of the window.</param>
    public static Tensor Append(GraphBuilder graph, string layer, Tensor input, int steps)
    {
        var window = graph.AddState(layer, "Steps", input.Shape.With(1, steps), input.Features, TensorLayout.ChannelsLast);
        graph.Append(new StepWindow(layer, input, window));
        return window;
    }

    // Streams are there to infer.
    public override void Differentiate(GradientBuilder gradients) => throw new NotSupportedException();

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new ShiftRows(Output.Rows, Output.Features, pass.StrideOf(Input), pass.StrideOf(Output)), pass.Of(Input), pass.Written(Output));
}
