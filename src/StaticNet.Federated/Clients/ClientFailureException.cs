namespace StaticNet.Federated;

/// <summary>A client has failed in a call: it has gone, answered too late or with something that can't be used, or says itself that it can't.</summary>
public sealed class ClientFailureException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public ClientFailureException()
        : this("A client has failed.")
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What happened.</param>
    public ClientFailureException(string message)
        : base(message)
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public ClientFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
