namespace StaticNet.Training;

/// <summary>What was bad about a step.</summary>
public enum BadStepKind
{
    /// <summary>The loss is NaN or infinite, though every weight and gradient is finite.</summary>
    Loss,

    /// <summary>A gradient is NaN or infinite.</summary>
    Gradient,

    /// <summary>A weight was NaN or infinite before the step, or became so by the last step before an evaluation or the end of a call of <c>Fit</c>.</summary>
    Weight,

    /// <summary>A statistic, such as a running variance, would have become NaN or infinite.</summary>
    Statistic,

    /// <summary>The norm or the factor of clipping is NaN or infinite, though every gradient is finite.</summary>
    Norm,

    /// <summary>The loss is finite, but far above those of the steps before: see <see cref="LossSpikePolicy"/>.</summary>
    LossSpike,

    /// <summary>There was nothing to learn from: the loss ignores every label of the step, or they weigh nothing.</summary>
    Empty,

    /// <summary>A state that layers carry from window to window would have become NaN or infinite: see <see cref="RecurrentAttribute.Stateful"/>.</summary>
    State,
}
