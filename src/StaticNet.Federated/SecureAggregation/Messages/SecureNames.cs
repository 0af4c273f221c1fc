namespace StaticNet.Federated;

/// <summary>
/// The names of secure aggregation's settings and answers. They travel as settings and answers of <see cref="IFederatedClient.GetPropertiesAsync"/> and as settings and metrics of
/// <see cref="IFederatedClient.FitAsync"/>, so that Flower's messages carry them unchanged.
/// </summary>
internal static class SecureNames
{
    /// <summary>What they all begin with.</summary>
    public const string Prefix = "secure_";

    /// <summary>The phase that is asked for: text.</summary>
    public const string Phase = "secure_phase";

    /// <summary>The session: 32 bytes.</summary>
    public const string Session = "secure_session";

    /// <summary>The receiver's index, from 1: an integer.</summary>
    public const string Index = "secure_index";

    /// <summary>The shares that rebuild a secret: an integer.</summary>
    public const string Threshold = "secure_threshold";

    /// <summary>Public keys, to encrypt by and to mask by: those of an answer, or <see cref="IndexedRecords"/> of all neighbours.</summary>
    public const string Keys = "secure_keys";

    /// <summary>What binds a client to its seed: 32 bytes.</summary>
    public const string Commitment = "secure_commitment";

    /// <summary>Shares: <see cref="IndexedRecords"/>, encrypted on their way to who holds them, open in the answer to the last phase.</summary>
    public const string Shares = "secure_shares";

    /// <summary>The ranges that elements of an update are clipped to: <see cref="ElementRanges"/>.</summary>
    public const string Ranges = "secure_ranges";

    /// <summary>The bits of an element: an integer.</summary>
    public const string Bits = "secure_bits";

    /// <summary>The most samples that a client counts for: an integer.</summary>
    public const string MaximumSamples = "secure_maximum_samples";

    /// <summary>How elements are rounded: text.</summary>
    public const string Rounding = "secure_rounding";

    /// <summary>The masked update: 32-bit words, little-endian.</summary>
    public const string Masked = "secure_masked";

    /// <summary>The clients whose masked updates have come: <see cref="IndexedRecords"/> without content.</summary>
    public const string Survivors = "secure_survivors";

    /// <summary>The clients that are gone after their shares were handed out: <see cref="IndexedRecords"/> without content.</summary>
    public const string Dropped = "secure_dropped";
}
