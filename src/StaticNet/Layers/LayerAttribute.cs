namespace StaticNet;

/// <summary>A layer of a network. Layers apply from top to bottom; each infers its input shape from the one above.</summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, a C# identifier unique in its network. A layer without one is named after its kind and
    /// counted: <c>Dense1</c>, <c>Dense2</c>, <c>Relu1</c>.
    /// </summary>
    public string? Name { get; init; }
}
