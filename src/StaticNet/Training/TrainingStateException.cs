namespace StaticNet.Training;

/// <summary>A training state doesn't fit what is to continue from it; nothing has changed.</summary>
public sealed class TrainingStateException : Exception
{
    /// <summary>An exception.</summary>
    public TrainingStateException()
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What doesn't fit.</param>
    public TrainingStateException(string message)
        : base(message)
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What doesn't fit.</param>
    /// <param name="innerException">Why.</param>
    public TrainingStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
