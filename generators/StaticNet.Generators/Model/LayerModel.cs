using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Model;

/// <summary>A declared layer: a record per kind, each in its own file under Layers.</summary>
/// <param name="Name">The layer's name, given or counted.</param>
/// <param name="Attribute">The index of its attribute.</param>
internal abstract record LayerModel(string Name, int Attribute)
{
    /// <summary>The kind with its options as a reader would write it: <c>Dense(128)</c>.</summary>
    public abstract string Describe();

    /// <summary>The numbers that stay settable at run time.</summary>
    public virtual EquatableArray<LayerOption> Options => default;

    /// <summary>The function that it is, null if it is none; weights before it are initialized for it.</summary>
    public virtual ElementwiseFunction? Activation => null;

    /// <summary>Whether weights before it are initialized for the activation behind it.</summary>
    public virtual bool PassesSignalsOn => false;

    /// <summary>Checks the input's shape and appends the layer's operations.</summary>
    /// <returns>The layer's output.</returns>
    public abstract Tensor Build(GraphBuilder graph, Tensor input);
}
