namespace StaticNet.Federated;

/// <summary>The phases of a round of secure aggregation, in order; each asks every client that is left one thing.</summary>
public enum SecurePhase
{
    /// <summary>A client draws two key pairs and a seed and tells the public keys.</summary>
    AdvertiseKeys,

    /// <summary>A client divides its private masking key and its seed among its neighbours, encrypted for each.</summary>
    ShareKeys,

    /// <summary>A client receives its neighbours' shares, trains, and sends its update under masks.</summary>
    MaskedInput,

    /// <summary>A client gives its shares: of the seeds of those whose updates have come, of the keys of those that are gone.</summary>
    Unmask,
}
