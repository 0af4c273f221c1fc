namespace StaticNet.Training;

/// <summary>
/// The loss or a gradient of a training step is NaN or infinite. It is thrown before the step changes any parameter or
/// moment, so the network is as it was before the step; or, after the last of the allowed rollbacks, in its last good state.
/// </summary>
public sealed class NonFiniteGradientException : ArithmeticException
{
    /// <summary>An exception without details.</summary>
    public NonFiniteGradientException()
        : this("The loss or a gradient is not finite.")
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">The message.</param>
    public NonFiniteGradientException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public NonFiniteGradientException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal NonFiniteGradientException(string message, float loss, ParameterInfo? parameter, BadStep report)
        : base(message)
    {
        Step = report.Step;
        Loss = loss;
        Parameter = parameter;
        BadStep = report;
    }

    /// <summary>The step, counted from 1 over the optimizer's life.</summary>
    public long Step { get; }

    /// <summary>The loss of the step's batch.</summary>
    public float Loss { get; }

    /// <summary>
    /// The first tensor, in the order of the layers, with a bad value: a weight that was so before, or else a gradient or a
    /// statistic; null if only the loss or norm is bad.
    /// </summary>
    public ParameterInfo? Parameter { get; }

    /// <summary>What was bad.</summary>
    public BadStep BadStep { get; }
}
