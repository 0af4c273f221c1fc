namespace StaticNet;

/// <summary>
/// With <c>d = y − target</c> the mean over every element of the batch of <c>d²/(2β)</c> where |d| &lt; β, else <c>|d| − β/2</c>: the
/// loss of <see cref="HuberAttribute"/> with δ = β, divided by β. Gradient <c>clamp(d/β, −1, 1) / elements</c>; with β = 0 that of
/// <see cref="MeanAbsoluteErrorAttribute"/>. Targets have the shape of the outputs. Girshick 2015; the same as
/// <c>torch.nn.SmoothL1Loss</c>.
/// </summary>
/// <param name="beta">β, 0 or in [1e-6, 1e6]. Default 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SmoothL1Attribute(float beta = 1f) : LossAttribute
{
    /// <summary>Where the square becomes a line.</summary>
    public float Beta { get; } = beta;
}
