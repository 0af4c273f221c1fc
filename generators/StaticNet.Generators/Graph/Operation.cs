using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Graph;

/// <summary>
/// A step of a pass: what it reads and what it writes. How it is carried out is the planner's matter, which asks the kind of the operation.
/// </summary>
internal abstract record Operation
{
    /// <summary>The values that it reads.</summary>
    public abstract EquatableArray<Tensor> Reads { get; }

    /// <summary>The values that it writes; none if it writes gradients of parameters only.</summary>
    public abstract EquatableArray<Tensor> Writes { get; }
}
