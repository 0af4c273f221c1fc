using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>
/// A loss that is a mean over elements as a row of the table: its value for one output and its target, and its gradient
/// beside it, as expressions on vectors of any lane type. A new one is a record in its loss's file.
/// </summary>
internal abstract record LossFunction
{
    /// <summary>The name in kernels' names.</summary>
    public abstract string Name { get; }

    /// <summary>What kernels' names say of it beside its name: the numbers that aren't as usual.</summary>
    public virtual string Details => "";

    /// <summary>The value for an output y and its target t, d = y − t, as a reader would write it.</summary>
    public abstract string Formula { get; }

    /// <summary>The work for one output, in multiply-adds that take as long.</summary>
    public abstract int Work { get; }

    /// <summary>What the gradient is multiplied by.</summary>
    public virtual int GradientFactor => 1;

    /// <summary>What value and gradient are divided by.</summary>
    public virtual float Divisor => 1f;

    /// <summary>The output that stands in for padding, whose target is 0: value and gradient are 0 there.</summary>
    public virtual float Padding => 0f;

    /// <summary>The declarations that value and gradient share, of the vectors <c>y</c> and <c>t</c>.</summary>
    public abstract IReadOnlyList<string> Terms(LaneType lanes);

    /// <summary>The value times <see cref="Divisor"/>, or a factor of it.</summary>
    public abstract string Value(LaneType lanes);

    /// <summary>The other factor of the value, for a product that must not be rounded to float; null for none.</summary>
    public virtual string? ValueFactor(LaneType lanes) => null;

    /// <summary>The derivative by y times <see cref="Divisor"/> over <see cref="GradientFactor"/>: an operand of a product.</summary>
    public abstract string Gradient(LaneType lanes);
}
