namespace StaticNet.Federated;

/// <summary>A round of secure aggregation has no sum: too few clients got through a phase, or what they gave doesn't fit. The model is as it was.</summary>
public sealed class SecureAggregationException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public SecureAggregationException()
        : this("The round has no sum.")
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What happened.</param>
    public SecureAggregationException(string message)
        : base(message)
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public SecureAggregationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The clients that didn't get through the round until then, and why.</summary>
    public IReadOnlyList<SecureDropout> Dropouts { get; init; } = [];
}
