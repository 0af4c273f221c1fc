using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>What a declared layer that reads one value can do: append its operations to a graph.</summary>
internal interface IBuildable
{
    /// <summary>Checks the input's shape and appends the layer's operations.</summary>
    /// <returns>The layer's output.</returns>
    Tensor Build(GraphBuilder graph, Tensor input);
}

/// <summary>A declared layer whose kind, parameters and shapes alone don't say what it computes.</summary>
internal interface IHasFacts
{
    /// <summary>What says the rest, for those who write the network in another form.</summary>
    /// <param name="inputs">What it reads.</param>
    EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs);
}

/// <summary>A declared layer that reads integers, and no floats; every other kind reads floats alone.</summary>
internal interface IReadsIntegers;

/// <summary>What a declared layer that combines values can do.</summary>
internal interface ICombines
{
    /// <summary>Checks the inputs' shapes, the value made so far first, and appends the layer's operations.</summary>
    /// <returns>The layer's output; null where the shapes don't fit, which it reports.</returns>
    Tensor? Build(GraphBuilder graph, IReadOnlyList<Tensor> inputs);
}

/// <summary>What every declared loss can do.</summary>
internal interface IBuildableLoss
{
    /// <summary>Makes the operation that compares an output with targets.</summary>
    LossOperation Build(GraphBuilder graph, Tensor output);
}
