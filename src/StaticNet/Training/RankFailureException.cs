namespace StaticNet.Training;

/// <summary>A rank of a training that several share has failed or doesn't answer, so that no other can go on.</summary>
public sealed class RankFailureException : Exception
{
    /// <summary>An exception without a rank.</summary>
    public RankFailureException()
        : this("A rank has failed.")
    {
    }

    /// <summary>An exception without a rank.</summary>
    /// <param name="message">What happened.</param>
    public RankFailureException(string message)
        : base(message)
    {
    }

    /// <summary>An exception without a rank.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public RankFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The failure of a rank.</summary>
    /// <param name="rank">The rank.</param>
    /// <param name="reason">What happened to it, a sentence.</param>
    public RankFailureException(int rank, string reason)
        : base($"Rank {rank} has failed: {reason}") => Rank = rank;

    /// <summary>The rank that failed; null if it isn't known.</summary>
    public int? Rank { get; }
}
