namespace StaticNet;

/// <summary>
/// A rule that limits gradients before the optimizer sees them. At most one that scales them by their norms, and one that clamps
/// their values, which comes first.
/// </summary>
public abstract class ClippingAttribute : Attribute;
