using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>The network as operations on shaped tensors.</summary>
/// <param name="Inputs">What the caller gives.</param>
/// <param name="Outputs">What the caller gets, each with the loss that compares it with targets.</param>
/// <param name="Parameters">In the order of the flat array.</param>
/// <param name="Statistics">What layers keep from batch to batch without training it, in the order of their own flat array.</param>
/// <param name="Forward">From the input to the output.</param>
/// <param name="Backward">From the output's gradient to every parameter's.</param>
/// <param name="Layers">A row a layer: what the summary shows.</param>
/// <param name="Masks">The random masks of a training step.</param>
internal sealed record NetworkGraph(
    EquatableArray<Tensor> Inputs,
    EquatableArray<NetworkOutput> Outputs,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Parameter> Statistics,
    EquatableArray<ForwardOperation> Forward,
    EquatableArray<Operation> Backward,
    EquatableArray<LayerRow> Layers,
    int Masks)
{
    /// <summary>Of the graph of a single step, what it leaves to the next one; else none.</summary>
    public EquatableArray<StreamState> States { get; init; }

    /// <summary>The recurrences whose gradients are followed through time; none where the network doesn't track gradients.</summary>
    public EquatableArray<TrackedStates> Tracked { get; init; }

    /// <summary>What windows leave to the next ones in training.</summary>
    public EquatableArray<CarriedState> Carried { get; init; }

    /// <summary>From the carried states of one place of the batch to those of the next; 0 where there are none.</summary>
    public int CarriedStride => Carried.Count == 0 ? 0 : Carried[Carried.Count - 1].End;

    /// <summary>Whether the loss is the caller's: there is none of the network's own.</summary>
    public bool HasCallersLoss => !Losses.Any();

    /// <summary>The losses of all outputs.</summary>
    public IEnumerable<LossOperation> Losses => Outputs.Select(output => output.Loss).OfType<LossOperation>();

    /// <summary>Whether a layer reads what the layer above it makes, or the only input, and nothing else.</summary>
    /// <param name="layer">Its index.</param>
    public bool ReadsLineAbove(int layer) => Layers[layer].Sources is { Count: 1 } sources && sources[0] == layer - 1 && (layer > 0 || Inputs.Count == 1);

    /// <summary>Whether an output is the only one, and what the last layer makes.</summary>
    /// <param name="output">The output.</param>
    public bool EndsLastLine(NetworkOutput output) => Outputs.Count == 1 && output.Source == Layers.Count - 1;
}

/// <summary>An output of a network.</summary>
/// <param name="Name">Its name; null where a network has one output without a name.</param>
/// <param name="Value">What holds it in training mode.</param>
/// <param name="Declared">The declared loss; null without one.</param>
/// <param name="Loss">What compares it with targets; null without a loss.</param>
internal sealed record NetworkOutput(string? Name, Tensor Value, LossModel? Declared, LossOperation? Loss)
{
    /// <summary>The index of the layer that makes it; of inputs the first is −1, the second −2, and so on.</summary>
    public int Source { get; init; }

    /// <summary>Its gradient, where the caller gives that; else null.</summary>
    public Tensor? Gradient { get; init; }
}

/// <summary>A row of the layer table.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="InputShape">The shape of what it reads, of the first value if there are several.</param>
/// <param name="OutputShape">The shape of what it makes.</param>
/// <param name="ParameterCount">Its parameters, padding not counted.</param>
/// <param name="Flops">Floating-point operations of the forward pass.</param>
internal sealed record LayerRow(LayerModel Layer, Shape InputShape, Shape OutputShape, int ParameterCount, long Flops)
{
    public string Name => Layer.Name;

    /// <summary>The indices of the layers whose values it reads, the one made so far first; of inputs the first is −1, the second −2, and so on.</summary>
    public EquatableArray<int> Sources { get; init; }

    /// <summary>The name of the layer whose parameters it uses instead of its own; null where it has its own, or none.</summary>
    public string? ParametersOf { get; init; }

    /// <summary>The parameters that it uses, its own or another one's.</summary>
    public EquatableArray<Parameter> Parameters { get; init; }

    /// <summary>What it keeps from batch to batch.</summary>
    public EquatableArray<Parameter> Statistics { get; init; }

    /// <summary>What says beside its kind, its parameters and its shapes what it computes.</summary>
    public EquatableArray<LayerFact> Facts { get; init; }

    /// <summary>Whether samples of what it makes may have fewer rows than there is room for.</summary>
    public bool HasLengths { get; init; }

    /// <summary>The kind with its options.</summary>
    public string Kind => Layer.Describe();
}
