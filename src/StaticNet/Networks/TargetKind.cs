namespace StaticNet;

/// <summary>What the loss of a network compares outputs with.</summary>
public enum TargetKind
{
    /// <summary>One class label a sample, an integer in [0, outputs), or the one that the loss ignores.</summary>
    Labels,

    /// <summary>As many values a sample as the network has outputs.</summary>
    Values,

    /// <summary>Labels for some outputs of a network with several, and values for others.</summary>
    Mixed,
}
