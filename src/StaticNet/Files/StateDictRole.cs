namespace StaticNet.Files;

/// <summary>What a tensor of a state dict is to training.</summary>
public enum StateDictRole
{
    /// <summary>Changed by an optimizer.</summary>
    Trained,

    /// <summary>A running mean or variance, kept from batch to batch.</summary>
    Statistic,

    /// <summary>The number of batches that statistics have seen, an integer.</summary>
    BatchCount,
}
