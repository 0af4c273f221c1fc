namespace StaticNet;

/// <summary>
/// Batch normalization of each feature: <c>y = scale · (x − mean) / √(variance + ε) + shift</c>. Input and output
/// <c>[features]</c>, or <c>[channels, length]</c> or <c>[channels, height, width]</c>, whose features are the channels: their statistics are over
/// batch and positions. In training mean and variance are those of the batch, the variance with the number of its values as divisor; in inference they
/// are running statistics.
/// </summary>
/// <remarks>
/// <para>
/// Parameters <c>Scale</c>, 1 at the start, and <c>Shift</c>, 0; statistics <c>RunningMean</c>, 0 at the start, and
/// <c>RunningVariance</c>, 1. Each training pass moves them:
/// <c>running = (1 − momentum) · running + momentum · batch</c>, the batch's variance with one less than its number of values
/// as divisor, batch · positions. They move at the end of <c>ComputeGradients</c>, and only if the loss and every gradient are finite: a pass that is
/// refused leaves them as they were. A training batch has at least two samples, unless a sample has several positions.
/// </para>
/// <para>
/// Means and variances are summed in double in two passes, so they are right for features whose mean is far larger than
/// their deviation. Behind a dense or a convolutional layer inference costs no pass of its own: its sums start from <c>bias − mean</c> and end in
/// one multiply-add. That layer's own bias has no effect; <c>Dense(units, Bias = false)</c> saves it. Gradients, with
/// <c>x̂ = (x − mean) / σ</c> and means over the batch: <c>∂L/∂scale = Σ_b ∂L/∂y · x̂</c>, <c>∂L/∂shift = Σ_b ∂L/∂y</c>,
/// <c>∂L/∂x = scale/σ · (∂L/∂y − mean(∂L/∂y) − x̂ · mean(∂L/∂y · x̂))</c>. Ioffe and Szegedy 2015; the same as
/// <c>torch.nn.BatchNorm1d</c> and <c>BatchNorm2d</c>.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>The part of a running statistic that each training batch replaces, in [0, 1]. Default 0.1.</summary>
    public float Momentum { get; init; } = 0.1f;

    /// <summary>What is added to the variance, positive and finite. Default 1e-5.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>Whether there are a scale and a shift to train. Default <see langword="true"/>.</summary>
    public bool Affine { get; init; } = true;
}
