using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Model;

/// <summary>What the members of a network follow from: all of it known of a valid declaration, and enough of one that has a mistake.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Outputs">The outputs.</param>
/// <param name="Clippings">The limits on gradients that are settable.</param>
/// <param name="Options">The options of layers that are settable.</param>
/// <param name="Layers">The layers with members of their own; names with dots for those in blocks.</param>
/// <param name="Traits">What it has, or with a mistake in it may have.</param>
internal sealed record SurfaceModel(
    EquatableArray<InputSurface> Inputs,
    EquatableArray<OutputSurface> Outputs,
    EquatableArray<OptionSurface> Clippings,
    EquatableArray<OptionSurface> Options,
    EquatableArray<LayerSurface> Layers,
    NetworkTraits Traits)
{
    /// <summary>Nothing that any member follows from.</summary>
    public static readonly SurfaceModel Empty = new(default, default, default, default, default, NetworkTraits.None);

    /// <summary>The network's members that the class declares already, by their keys: <c>Predict</c>, <c>INetwork.Predict</c>, <c>Net(ulong, int, int)</c>.</summary>
    public EquatableArray<string> Taken { get; init; }
}

/// <summary>A property that sets a number at run time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is, for its documentation.</param>
/// <param name="Limits">When a value is refused, for its documentation.</param>
internal sealed record OptionSurface(string Name, string Summary = "", string Limits = "");

/// <summary>A layer's view.</summary>
/// <param name="Path">The layer's name with those of the blocks around: <c>Residual1.Dense1</c>.</param>
/// <param name="View">The type of the view, which layers that are alike share.</param>
/// <param name="Summary">What the view shows, for documentation.</param>
internal sealed record LayerSurface(string Path, string View, string Summary = "");
