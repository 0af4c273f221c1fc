namespace StaticNet;

/// <summary>How a layer's training goes, from good to worst; see <see cref="LayerHealth.Verdict"/> for the limits.</summary>
public enum GradientVerdict
{
    /// <summary>None of the others.</summary>
    Healthy,

    /// <summary>Its gradient is negligible beside that of other layers.</summary>
    Vanishing,

    /// <summary>Half of its units or more are dead.</summary>
    Dead,

    /// <summary>Its updates or gradients are far too large for its weights.</summary>
    Exploding,

    /// <summary>A gradient, weight or output is NaN or infinite.</summary>
    NonFinite,
}
