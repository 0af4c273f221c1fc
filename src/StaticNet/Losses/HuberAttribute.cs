namespace StaticNet;

/// <summary>
/// With <c>d = y − target</c> the mean over every element of the batch of <c>d²/2</c> where |d| ≤ δ, else <c>δ·(|d| − δ/2)</c>: a
/// square that goes on as a line, so that outliers pull no harder than δ. Gradient <c>clamp(d, −δ, δ) / elements</c>. Targets
/// have the shape of the outputs. Huber 1964; the same as <c>torch.nn.HuberLoss</c>.
/// </summary>
/// <param name="delta">δ, positive and finite. Default 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HuberAttribute(float delta = 1f) : LossAttribute
{
    /// <summary>Where the square becomes a line.</summary>
    public float Delta { get; } = delta;
}
