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
/// <param name="Surface">What is known of an invalid one, enough to emit its members.</param>
/// <param name="Problems">The mistakes found.</param>
internal sealed record ParsedNetwork(TypeModel? Type, NetworkModel? Model, SurfaceModel Surface, EquatableArray<Problem> Problems)
{
    /// <summary>Nothing to emit and nothing to report.</summary>
    public static readonly ParsedNetwork None = new(null, null, new SurfaceModel(null, true, default, default, default, false), default);
}

/// <summary>The members that a declaration implies even when it has a mistake.</summary>
/// <param name="TargetKind">What its loss takes; null before it has one.</param>
/// <param name="HasProbabilities">Whether outputs are, or without a loss may be, logits.</param>
/// <param name="Layers">The names of layers that can become members.</param>
/// <param name="Options">The names of their options that can become members.</param>
/// <param name="Taken">The network's own members that the class declares already, <c>Predict</c> or <c>INetwork.Predict</c>.</param>
/// <param name="HasConstructor">Whether the class declares the network's constructor already.</param>
internal sealed record SurfaceModel(
    TargetKind? TargetKind,
    bool HasProbabilities,
    EquatableArray<string> Layers,
    EquatableArray<string> Options,
    EquatableArray<string> Taken,
    bool HasConstructor)
{
    /// <summary>Whether its one input is of integers.</summary>
    public bool TakesTokens { get; init; }
}
