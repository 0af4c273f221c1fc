using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>A tensor of a model as PyTorch's state dict has it.</summary>
/// <param name="Name">Its name, <c>dense1.weight</c>.</param>
/// <param name="Shape">Its dimensions, outputs first; none for a single number.</param>
/// <param name="Role">What it is to training.</param>
public sealed record StateDictTensor(string Name, ImmutableArray<int> Shape, StateDictRole Role = StateDictRole.Trained)
{
    /// <summary>The number of its elements.</summary>
    public int Count { get; } = Shape.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>Its shape as PyTorch writes it: <c>[128, 784]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";

    /// <inheritdoc/>
    public bool Equals(StateDictTensor? other) => other is not null && Name == other.Name && Role == other.Role && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Role, Count);
}
