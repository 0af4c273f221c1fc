using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>
/// A recurrent cell: how a step turns the sums of its gates, and what it had before, into its state, and the gradient of that. Gates lie side by side in a
/// row, each padded to whole panels; once a step is done a row has them after their functions.
/// </summary>
internal abstract record RecurrentCell
{
    /// <summary>The name in kernels' names and descriptions.</summary>
    public abstract string Name { get; }

    /// <summary>The gates.</summary>
    public abstract int Gates { get; }

    /// <summary>The first gates, whose sums go on from the product of the inputs; those of the others are kept apart.</summary>
    public virtual int JoinedGates => Gates;

    /// <summary>
    /// Whether what the inputs make of a gate is added to the product of the states when that is done, which then need not wait for it, rather than being what it goes on from.
    /// </summary>
    public virtual bool AddsInputsLast => true;

    /// <summary>The values of a unit that a step keeps beside its gates.</summary>
    public virtual int Kept => 0;

    /// <summary>Whether the first of the kept values goes from step to step, as the cell of an LSTM does.</summary>
    public virtual bool CarriesCell => false;

    /// <summary>Whether a step reads the state before it element by element, and so has a gradient that goes around the product.</summary>
    public virtual bool ReadsState => false;

    /// <summary>Whether the gradient carried from step to step has two parts: that of the product, and one of each element alone.</summary>
    public bool CarriesTwo => CarriesCell || ReadsState;

    /// <summary>Whether the sums of inputs and those of states have gradients of their own.</summary>
    public bool HasOwnGradients => JoinedGates < Gates;

    /// <summary>What a step computes, for readers of the emitted code.</summary>
    public abstract string Formula { get; }

    /// <summary>Floating-point operations of a unit in a step beside the products.</summary>
    public abstract int Flops { get; }

    /// <summary>Writes a step of some units.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The vectors.</param>
    /// <param name="place">Where values lie.</param>
    public abstract void EmitForward(SourceWriter writer, LaneType lanes, CellPlace place);

    /// <summary>Writes the gradient of a step of some units, where <c>dh</c> is that of its state.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The vectors.</param>
    /// <param name="place">Where values lie.</param>
    public abstract void EmitBackward(SourceWriter writer, LaneType lanes, CellPlace place);

    /// <summary>The gradient of a sum behind a sigmoid.</summary>
    protected static string BeforeSigmoid(LaneType lanes, string gradient, string value) => $"{gradient} * {lanes.MultiplyAdd($"-{value}", value, value)}";

    /// <summary>The gradient of a sum behind a tanh.</summary>
    protected static string BeforeTanh(LaneType lanes, string gradient, string value) =>
        $"{gradient} * {lanes.MultiplyAdd($"-{value}", value, lanes.Broadcast("1f"))}";
}
