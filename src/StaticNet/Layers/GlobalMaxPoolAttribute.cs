namespace StaticNet;

/// <summary>
/// The largest value of each channel over all of its positions, <c>y[c] = max x[c, i, j]</c>: from <c>[channels, height, width]</c> or <c>[channels, length]</c> to a vector
/// <c>[channels]</c>.
/// </summary>
/// <remarks>
/// Of equal values the first, row by row, takes the gradient. A channel with NaN in it gives NaN. The same as <c>torch.amax</c> over the positions, but for
/// the gradient of equal values, which is that of <c>torch.nn.AdaptiveMaxPool2d(1)</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPoolAttribute : LayerAttribute
{
    /// <summary>
    /// For a sequence, <c>[steps, features]</c>: the largest of each feature over the steps, a vector <c>[features]</c>. Where samples have lengths
    /// (<see cref="NetworkAttribute.Lengths"/>) it is over the steps that each has. Of equal values the first step takes the gradient. Default false.
    /// </summary>
    public bool OverSteps { get; init; }
}
