namespace StaticNet.Federated;

/// <summary>What a <see cref="FederatedValue"/> holds; Flower's scalars.</summary>
public enum FederatedValueKind
{
    /// <summary>A 64-bit floating-point number.</summary>
    Number,

    /// <summary>A 64-bit integer.</summary>
    WholeNumber,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Unicode text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,
}
