using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>The network as operations on shaped tensors.</summary>
/// <param name="Input">One sample a row.</param>
/// <param name="Output">What <c>Predict</c> returns.</param>
/// <param name="Parameters">In the order of the flat array.</param>
/// <param name="Statistics">What layers keep from batch to batch without training it, in the order of their own flat array.</param>
/// <param name="Forward">From the input to the output.</param>
/// <param name="Loss">The loss on the output.</param>
/// <param name="Backward">From the output's gradient to every parameter's.</param>
/// <param name="Layers">A row a layer: what the summary shows.</param>
/// <param name="Masks">The random masks of a training step.</param>
internal sealed record NetworkGraph(
    Tensor Input,
    Tensor Output,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Parameter> Statistics,
    EquatableArray<ForwardOperation> Forward,
    LossOperation Loss,
    EquatableArray<Operation> Backward,
    EquatableArray<LayerRow> Layers,
    int Masks);

/// <summary>A row of the layer table.</summary>
internal sealed record LayerRow(string Name, string Kind, Shape OutputShape, int ParameterCount, long Flops);
