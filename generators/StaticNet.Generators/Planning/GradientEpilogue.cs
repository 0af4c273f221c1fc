using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>What kernels do to the gradients of parameters as they store them: the same for all of a network.</summary>
/// <param name="Order">The norm that the sums are for.</param>
/// <param name="Clamps">Whether gradients are clamped to a limit.</param>
/// <param name="SumsClamped">
/// Whether the sums are of clamped gradients, which a clipping by norms goes on with. Without one they are of the gradients
/// before, so that the norm tells what the limit took away. False where nothing is clamped.
/// </param>
internal sealed record GradientEpilogue(NormOrder Order, bool Clamps, bool SumsClamped)
{
    /// <summary>Nothing but squares, which are written where others will be.</summary>
    public static readonly GradientEpilogue None = new(NormOrder.L2, false, false);

    /// <summary>What a network's clipping asks for.</summary>
    public static GradientEpilogue Of(ClippingModel clipping) =>
        new(clipping.Scaling?.Order ?? NormOrder.L2, clipping.ValueLimit is not null, clipping is { ValueLimit: not null, Scaling: not null });

    /// <summary>
    /// Whether weight gradients may be summed in float, some inputs at a time, before the sums are widened. Largest magnitudes are
    /// exact in it; squares that leave its range are summed again from the gradients stored, which must be what was summed.
    /// </summary>
    public bool SumsChunks => Order != NormOrder.L1 && (!Clamps || SumsClamped);

    /// <summary>Whether sums of chunks may need to be made again.</summary>
    public bool Refines => SumsChunks && Order == NormOrder.L2;

    /// <summary>The end of a kernel's name.</summary>
    public string Suffix => (SumsClamped ? "ClippedFirst" : Clamps ? "Clipped" : "") + (Order == NormOrder.L2 ? "" : Order.ToString());

    /// <summary>What a kernel that doesn't clamp leaves beside gradients, in words.</summary>
    /// <param name="of">Whose: its or their.</param>
    public string Describe(string of) => Order switch
    {
        NormOrder.L1 => $"the sums of {of} magnitudes",
        NormOrder.L2 => $"the sums of {of} squares",
        _ => $"{of} largest magnitudes",
    };
}
