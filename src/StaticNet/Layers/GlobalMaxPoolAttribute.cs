namespace StaticNet;

/// <summary>
/// The largest value of each channel over all of its positions: from <c>[channels, height, width]</c> or <c>[channels, length]</c> to a vector
/// <c>[channels]</c>.
/// </summary>
/// <remarks>
/// Of equal values the first, row by row, takes the gradient. A channel with NaN in it gives NaN. The same as <c>torch.amax</c> over the positions, but for
/// the gradient of equal values, which is that of <c>torch.nn.AdaptiveMaxPool2d(1)</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPoolAttribute : LayerAttribute;
