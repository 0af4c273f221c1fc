using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary>
/// An activation as a row of the table: its value, and its gradient beside it, as expressions on a vector of any lane
/// type. A new one is a record in its layer's file.
/// </summary>
internal abstract record ElementwiseFunction
{
    /// <summary>The name in kernels' names and descriptions.</summary>
    public abstract string Name { get; }

    /// <summary>The name as part of an identifier, with an end to its last number.</summary>
    public string Identifier => Literal.Identifier(Name) + (char.IsDigit(Name.TrimEnd(')').Last()) ? "_" : "");

    /// <summary>Floating-point operations an element, as the layer table counts them.</summary>
    public abstract int Flops { get; }

    /// <summary>
    /// Whether the value is a few instructions, to be computed on accumulators before they are stored. A longer one gets
    /// a loop of its own over the stored rows: copied for each accumulator it would swell the kernel.
    /// </summary>
    public abstract bool FusesForward { get; }

    /// <summary>What keeps the deviation of signals when weights before the function are multiplied with it; PyTorch's <c>calculate_gain</c>.</summary>
    public virtual double Gain => InitialWeights.RectifierGain;

    /// <summary>
    /// Whether the gradient is g where y is positive and 0 elsewhere, so that any positive multiple of y tells it too.
    /// </summary>
    public virtual bool IsRectifier => false;

    /// <summary>
    /// Whether the gradient is computed from x, which training then keeps beside y, and not from y alone: where y doesn't
    /// tell x, as the two branches of SiLU around its minimum.
    /// </summary>
    public virtual bool SavesInput => false;

    /// <summary>Whether the gradient is a few instructions, to be computed on accumulators as well.</summary>
    public virtual bool FusesBackward => true;

    /// <summary>f(x).</summary>
    public abstract string Forward(LaneType lanes, string x);

    /// <summary>g · f′, from what was saved: y = f(x), or x where <see cref="SavesInput"/>.</summary>
    public abstract string Backward(LaneType lanes, string g, string saved);
}
