namespace StaticNet;

/// <summary>The loss of a network, or of one of its outputs: it ends the branch that it stands below.</summary>
public abstract class LossAttribute : Attribute
{
    /// <summary>The name of the output that the loss is of, a C# identifier: needed where a network has several outputs.</summary>
    public string? Name { get; init; }

    /// <summary>What the loss is multiplied by in the network's, the sum over its outputs; positive and finite. Default 1.</summary>
    public float Weight { get; init; } = 1f;
}
