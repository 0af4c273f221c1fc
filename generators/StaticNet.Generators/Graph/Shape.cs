using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>The shape of a tensor for one sample.</summary>
internal sealed record Shape(EquatableArray<int> Sizes)
{
    public Shape(params int[] sizes)
        : this(new EquatableArray<int>(sizes))
    {
    }

    /// <summary>The number of elements; a graph holds no shape whose length exceeds an array's.</summary>
    public int Length => checked((int)LongLength);

    public long LongLength => Sizes.Aggregate(1L, (product, size) => product > int.MaxValue ? product : product * size);

    public override string ToString() => $"[{string.Join(", ", Sizes)}]";
}
