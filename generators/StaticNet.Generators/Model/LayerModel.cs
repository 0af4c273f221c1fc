using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;

namespace StaticNet.Generators.Model;

/// <summary>A declared layer: a record per kind, each in its own file under Layers.</summary>
/// <param name="Name">The layer's name, given or counted.</param>
/// <param name="Attribute">The index of its attribute.</param>
internal abstract record LayerModel(string Name, int Attribute)
{
    /// <summary>What the design lints know of it.</summary>
    public virtual LayerTraits Traits => LayerTraits.None;

    /// <summary>The initializer of its weights, a member of the runtime's <c>Initializer</c>; null without weights.</summary>
    public virtual string? WeightInitializer => null;

    /// <summary>The kind with its options as a reader would write it: <c>Dense(128)</c>.</summary>
    public abstract string Describe();

    /// <summary>The numbers that stay settable at run time.</summary>
    public virtual EquatableArray<LayerOption> Options => default;

    /// <summary>The function that it is, null if it is none; its gain goes into weights before it.</summary>
    public virtual ElementwiseFunction? Activation => null;

    /// <summary>Checks the input's shape and appends the layer's operations.</summary>
    /// <returns>The layer's output.</returns>
    public abstract Tensor Build(GraphBuilder graph, Tensor input);
}
