using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Model;

/// <summary>
/// What was declared, in order. Caching rests on this type: everything reachable from it compares by value and nothing
/// is a symbol, a syntax node, a location or a compilation (a test walks it).
/// </summary>
internal sealed record NetworkModel(
    TypeModel Type, EquatableArray<PartModel> Parts, ClippingModel Clipping)
{
    /// <summary>The layers, top to bottom.</summary>
    public IReadOnlyList<LayerModel> Layers => [.. ((IEnumerable<PartModel>)Parts).OfType<LayerModel>()];

    /// <summary>The losses, top to bottom.</summary>
    public IReadOnlyList<LossModel> Losses => [.. ((IEnumerable<PartModel>)Parts).OfType<LossModel>()];

    /// <summary>Whether the network keeps the health of its layers.</summary>
    public bool TracksGradients { get; init; }

    /// <summary>The options of all layers; their order is that of the runtime's array.</summary>
    public IReadOnlyList<NetworkOption> FindOptions() =>
        [.. Layers.SelectMany(layer => layer.Options.Select(option => new NetworkOption(layer.Name, option)))];
}

/// <summary>A declaration after parsing: its model, or the problems that keep it from having one.</summary>
/// <param name="Type">The class, null where nothing can be emitted into it.</param>
/// <param name="Model">The model of a valid declaration.</param>
/// <param name="Surface">What its members follow from, as far as it is known.</param>
/// <param name="Problems">The mistakes found.</param>
internal sealed record ParsedNetwork(TypeModel? Type, NetworkModel? Model, SurfaceModel Surface, EquatableArray<Problem> Problems)
{
    /// <summary>What was declared of a network that lacks nothing but a loss; else null.</summary>
    public NetworkModel? Draft { get; init; }

    /// <summary>What stands above the first attribute that couldn't be read; null where all could, or what stands above can't be checked.</summary>
    public NetworkModel? Beginning { get; init; }

    /// <summary>Nothing to emit and nothing to report.</summary>
    public static readonly ParsedNetwork None = new(null, null, SurfaceModel.Empty, default);
}
