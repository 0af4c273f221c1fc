namespace StaticNet;

/// <summary>
/// Puts the layers of a block in its place. Its layers are members below the use's: <c>network.Residual1.Dense1.Weights</c>, and
/// <c>residual1.dense1.weight</c> in files.
/// </summary>
/// <typeparam name="TBlock">A class with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UseAttribute<TBlock> : Attribute
{
    /// <summary>
    /// The use's name, a C# identifier unique in its network or block; with <see cref="Repeat"/> it is counted. One without is named after the
    /// block and counted: <c>Residual1</c>.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>How many times the block is put in, one after the other, from 1 to 1000. Default 1.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>
    /// The name of a use of the same block above whose parameters this one uses too; their gradients are the sum over all uses. Layers that keep
    /// statistics of the batch can't be shared. Default: parameters of its own.
    /// </summary>
    public string? SharedWith { get; init; }
}
