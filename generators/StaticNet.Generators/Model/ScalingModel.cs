namespace StaticNet.Generators.Model;

/// <summary>A declared clipping that multiplies gradients by factors, which the optimizer applies. A network has at most one.</summary>
/// <param name="Option">The property that its limit stays settable by, of the network and of the runtime's memory.</param>
/// <param name="Limit">The declared limit.</param>
/// <param name="Summary">What the limit is, for the property's documentation.</param>
/// <param name="Runtime">The runtime's object that computes the factors, as <c>new</c> takes it; null for the one that is there.</param>
/// <param name="Order">The norm that it goes by.</param>
internal sealed record ScalingModel(string Option, float Limit, string Summary, string? Runtime = null, NormOrder Order = NormOrder.L2);
