namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>A parameter of a pooling kernel: the rows of a sample are its positions, line by line.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Stride">From one position to the next.</param>
/// <param name="IsInput">Whether it has the positions of the pool's input; else it has those of its output.</param>
internal sealed record PoolBuffer(string Name, int Stride, bool IsInput)
{
    /// <summary>The reference to the window at hand, or to its output, at the channels at hand.</summary>
    public string Window => $"{Name}Window";

    /// <summary>The place of the window at hand in a sample.</summary>
    public string Place => $"{Name}At";
}
