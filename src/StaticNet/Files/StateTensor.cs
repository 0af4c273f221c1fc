using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>A tensor of a network by the name that PyTorch's state dict would have for it.</summary>
/// <param name="Module">The name of its layer, <c>dense1</c>.</param>
/// <param name="Key">Its name in the layer, <c>weight</c>.</param>
/// <param name="Info">The parameter or statistic; null for a count of batches, which a network doesn't keep for each layer.</param>
internal sealed record StateTensor(string Module, string Key, ParameterInfo? Info)
{
    /// <summary>The name in a file.</summary>
    public string Name { get; } = $"{Module}.{Key}";

    /// <summary>Its shape in a file, row-major.</summary>
    public ImmutableArray<long> Shape { get; } = Info is null ? [] : [.. Info.Shape.Select(size => (long)size)];

    /// <summary>Its elements in a network.</summary>
    /// <param name="network">The network.</param>
    public ParameterView In(INetwork network) =>
        Info!.In(Info.Kind == ParameterKind.Statistic ? network.Statistics : network.Parameters);
}
