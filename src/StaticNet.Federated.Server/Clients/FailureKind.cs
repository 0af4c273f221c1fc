namespace StaticNet.Federated;

/// <summary>What a client has done wrong.</summary>
internal enum FailureKind
{
    /// <summary>Sent bytes that are no message.</summary>
    Malformed,

    /// <summary>Sent a message that is too large.</summary>
    Oversized,

    /// <summary>Sent messages too fast.</summary>
    TooMany,

    /// <summary>Sent an answer to another question.</summary>
    WrongKind,

    /// <summary>Sent an answer that nobody has asked for, or a second one.</summary>
    Unasked,

    /// <summary>Sent an answer that can't be used, such as a model of another shape.</summary>
    Unusable,

    /// <summary>Said that it has failed.</summary>
    Reported,

    /// <summary>Gone without a word.</summary>
    Vanished,

    /// <summary>Not answered at all after its call was cancelled.</summary>
    Silent,
}
