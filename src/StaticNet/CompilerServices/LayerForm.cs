using System.Collections.Immutable;

namespace StaticNet.CompilerServices;

/// <summary>What a generated class says of a layer beside its row of the layer table. It is public for generated code.</summary>
/// <param name="Kind">The name of its attribute.</param>
public sealed record LayerForm(string Kind)
{
    /// <summary>The places of its parameters in <see cref="NetworkArchitecture.Parameters"/>, another layer's where it has that one's.</summary>
    public ImmutableArray<int> Parameters { get; init; } = [];

    /// <summary>The places of what it keeps from batch to batch in <see cref="NetworkArchitecture.Statistics"/>.</summary>
    public ImmutableArray<int> Statistics { get; init; } = [];

    /// <summary>Its options.</summary>
    public ImmutableArray<GraphOption> Options { get; init; } = [];

    /// <summary>Whether samples of what it makes may have fewer steps.</summary>
    public bool HasLengths { get; init; }
}
