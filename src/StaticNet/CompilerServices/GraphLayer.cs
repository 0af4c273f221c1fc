using System.Collections.Immutable;

namespace StaticNet.CompilerServices;

/// <summary>A layer of a <see cref="LayerGraph"/>.</summary>
/// <param name="Name">Its name, <c>Dense1</c>, in a block <c>Residual1.Dense1</c>.</param>
/// <param name="Kind">The name of its attribute, <c>Dense</c>.</param>
/// <param name="OutputShape">The shape of what it makes for one sample.</param>
public sealed record GraphLayer(string Name, string Kind, ImmutableArray<int> OutputShape)
{
    /// <summary>
    /// What it reads, in the order in which it takes it: indices of layers, and −1 for the first input of the network, −2 for the second, and so on.
    /// </summary>
    public required ImmutableArray<int> Sources { get; init; }

    /// <summary>The parameters and statistics that it uses.</summary>
    public ImmutableArray<GraphParameter> Parameters { get; init; } = [];

    /// <summary>Its options, those that kind, parameters and shapes don't tell.</summary>
    public ImmutableArray<GraphOption> Options { get; init; } = [];

    /// <summary>Whether samples of what it makes may have fewer steps than its shape, those of the lengths that a pass takes.</summary>
    public bool HasLengths { get; init; }

    /// <summary>An option.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value; null where the layer has none of that name.</returns>
    public double? FindOption(string name)
    {
        foreach (var option in Options)
            if (option.Name == name)
                return option.Value;
        return null;
    }

    /// <summary>A parameter or statistic.</summary>
    /// <param name="name">Its name in the layer, <c>Weights</c>.</param>
    /// <returns>Null where the layer has none of that name.</returns>
    public GraphParameter? FindParameter(string name)
    {
        foreach (var parameter in Parameters)
            if (parameter.Info.Name == name)
                return parameter;
        return null;
    }
}
