namespace StaticNet.Federated;

/// <summary>What became of a server's call of a client.</summary>
public enum OutcomeKind
{
    /// <summary>It has answered with something that counts.</summary>
    Accepted,

    /// <summary>It has failed, or gone.</summary>
    Failed,

    /// <summary>It hasn't answered in time.</summary>
    TimedOut,

    /// <summary>Its answer can't be used: of another length, not finite, or of no samples.</summary>
    Refused,
}
