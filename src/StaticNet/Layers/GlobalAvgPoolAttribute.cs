namespace StaticNet;

/// <summary>
/// The mean of each channel over all of its positions, <c>y[c] = Σ x[c, i, j] / (height · width)</c>: from <c>[channels, height, width]</c> or <c>[channels, length]</c> to a vector
/// <c>[channels]</c>.
/// </summary>
/// <remarks>
/// Positions are summed row by row, in double. Each has the gradient of its channel over the number of positions. The same as
/// <c>torch.nn.AdaptiveAvgPool2d(1)</c> with <c>Flatten</c> behind it. Lin et al. 2013.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPoolAttribute : LayerAttribute
{
    /// <summary>
    /// For a sequence, <c>[steps, features]</c>: the mean of each feature over the steps, a vector <c>[features]</c>. Where samples have lengths
    /// (<see cref="NetworkAttribute.Lengths"/>) it is over the steps that each has. Steps are summed in order, in double. Default false.
    /// </summary>
    public bool OverSteps { get; init; }
}
