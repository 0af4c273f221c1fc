using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>The tensors of a network in files, layer by layer.</summary>
/// <param name="all">All of them.</param>
internal sealed class StateTensorSet(ImmutableArray<StateTensor> all)
{
    /// <summary>All of them, counts of batches included.</summary>
    public ImmutableArray<StateTensor> All { get; } = all;

    /// <summary>Those of the flat parameter array.</summary>
    public ImmutableArray<StateTensor> Parameters { get; } = [.. all.Where(tensor => tensor.Info is { Kind: not ParameterKind.Statistic })];

    /// <summary>Those of the flat array of statistics.</summary>
    public ImmutableArray<StateTensor> Statistics { get; } = [.. all.Where(tensor => tensor.Info is { Kind: ParameterKind.Statistic })];
}
