using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>
/// The tensors of a file don't fit a network, which is as it was, or those of a network have values that no weight can be, and nothing was
/// written. The message lists every one.
/// </summary>
public sealed class WeightsException : Exception
{
    /// <summary>An exception without details.</summary>
    public WeightsException()
        : this("The weights don't fit the network.")
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">The message.</param>
    public WeightsException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public WeightsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal WeightsException(string message, WeightsProblems problems)
        : base(message)
    {
        Missing = problems.Missing.ToImmutable();
        Extra = problems.Extra.ToImmutable();
        Misshapen = problems.Misshapen.ToImmutable();
        BadValues = problems.BadValues.ToImmutable();
    }

    /// <summary>The tensors of the network that the file doesn't have: <c>dense2.bias: F32 [10]</c>.</summary>
    public ImmutableArray<string> Missing { get; } = [];

    /// <summary>The tensors of the file that the network doesn't have: <c>6.weight: F32 [10, 64]</c>.</summary>
    public ImmutableArray<string> Extra { get; } = [];

    /// <summary>The tensors of another shape or type in the file: <c>dense1.weight: F32 [128, 700], not F32 [128, 784]</c>.</summary>
    public ImmutableArray<string> Misshapen { get; } = [];

    /// <summary>The tensors with a value that no weight can be: <c>dense1.bias: element 3 is NaN</c>.</summary>
    public ImmutableArray<string> BadValues { get; } = [];
}
