using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>What a safetensors file says about a tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last one.</param>
public sealed record SafetensorsTensor(string Name, SafetensorsType Type, ImmutableArray<long> Shape, long Begin, long End)
{
    /// <summary>The number of its bytes.</summary>
    public long Length => End - Begin;

    /// <summary>The number of its elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Name, type and shape: <c>0.weight: F32 [128, 784]</c>.</summary>
    public override string ToString() => $"{Name}: {Describe()}";

    /// <summary>Type and shape: <c>F32 [128, 784]</c>.</summary>
    internal string Describe() => $"{SafetensorsTypes.NameOf(Type)} [{string.Join(", ", Shape)}]";
}
