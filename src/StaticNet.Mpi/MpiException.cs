namespace StaticNet.Mpi;

/// <summary>There is no MPI on this system that can be used, or one of its functions has failed.</summary>
public sealed class MpiException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public MpiException()
        : this("MPI has failed.")
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What happened.</param>
    public MpiException(string message)
        : base(message)
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public MpiException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
