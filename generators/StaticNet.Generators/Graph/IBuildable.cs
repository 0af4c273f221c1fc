namespace StaticNet.Generators.Graph;

/// <summary>What every declared layer can do: append its operations to a graph.</summary>
internal interface IBuildable
{
    /// <summary>Checks the input's shape and appends the layer's operations.</summary>
    /// <returns>The layer's output.</returns>
    Tensor Build(GraphBuilder graph, Tensor input);
}

/// <summary>What every declared loss can do.</summary>
internal interface IBuildableLoss
{
    /// <summary>Makes the operation that compares an output with targets.</summary>
    LossOperation Build(GraphBuilder graph, Tensor output);
}
