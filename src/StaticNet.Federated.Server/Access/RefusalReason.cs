namespace StaticNet.Federated;

/// <summary>Why a client may not join.</summary>
internal enum RefusalReason
{
    /// <summary>It has shown no token or certificate that the server knows.</summary>
    Unknown,

    /// <summary>Another one has its name.</summary>
    NameTaken,

    /// <summary>There are too many, in all or of its address.</summary>
    Full,

    /// <summary>The server ends.</summary>
    Closed,
}
