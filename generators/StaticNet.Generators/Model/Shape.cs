using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Model;

/// <summary>The shape of a tensor for one sample.</summary>
internal sealed record Shape(EquatableArray<int> Sizes)
{
    /// <summary>What a .NET array of float can hold.</summary>
    public const long MaxArrayLength = 0x7FFFFFC7;

    public Shape(params int[] sizes)
        : this(new EquatableArray<int>(sizes))
    {
    }

    /// <summary>The number of elements; a graph holds no shape whose length exceeds an array's.</summary>
    public int Length => checked((int)LongLength);

    /// <summary>The size of the last axis: what layers that act on features act on.</summary>
    public int Features => Sizes[Sizes.Count - 1];

    /// <summary>The rows of features, the product of the sizes before the last: 1 for a vector, the steps of a sequence.</summary>
    public int Rows => Length / Features;

    /// <summary>The size of the first axis: of an image or a signal its channels.</summary>
    public int Channels => Sizes[0];

    /// <summary>The positions of an image or a signal, the product of the sizes behind the channels.</summary>
    public int Positions => Length / Channels;

    /// <summary>Whether it is an image, <c>[channels, height, width]</c>, or a signal, <c>[channels, length]</c>.</summary>
    public bool HasChannels => Sizes.Count is 2 or 3;

    /// <summary>The same with another size on an axis.</summary>
    public Shape With(int axis, int size) => new([.. Sizes.Select((other, index) => index == axis ? size : other)]);

    /// <summary>The same rows of other features.</summary>
    public Shape WithFeatures(int features) => new([.. Sizes.Take(Sizes.Count - 1), features]);

    public long LongLength => Sizes.Aggregate(1L, (product, size) => product > int.MaxValue ? product : product * size);

    public override string ToString() => $"[{string.Join(", ", Sizes)}]";
}
