namespace StaticNet;

/// <summary>A rule that limits gradients before the optimizer sees them. At most one of each kind.</summary>
public abstract class ClippingAttribute : Attribute;
