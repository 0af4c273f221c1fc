namespace StaticNet.Federated;

/// <summary>A client can't join a server, or not any more. The message says why, in one line.</summary>
public sealed class FlowerConnectionException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public FlowerConnectionException()
        : this("A server can't be joined.")
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What happened.</param>
    public FlowerConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public FlowerConnectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
