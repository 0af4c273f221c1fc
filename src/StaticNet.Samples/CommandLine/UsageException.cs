namespace StaticNet.Samples.CommandLine;

/// <summary>The user asked for something that can't be done; the message says what, where and the way out.</summary>
internal sealed class UsageException : Exception
{
    /// <summary>An error without details.</summary>
    public UsageException()
    {
    }

    /// <summary>An error.</summary>
    /// <param name="message">What, where, and the way out.</param>
    public UsageException(string message)
        : base(message)
    {
    }

    /// <summary>An error that another one caused.</summary>
    /// <param name="message">What, where, and the way out.</param>
    /// <param name="innerException">The cause.</param>
    public UsageException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
