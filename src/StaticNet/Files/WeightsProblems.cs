using System.Collections.Immutable;
using System.Text;

namespace StaticNet;

/// <summary>Everything about the tensors of a file that doesn't fit a network, gathered before anything is done.</summary>
internal sealed class WeightsProblems
{
    /// <summary>Tensors that the file doesn't have.</summary>
    public ImmutableArray<string>.Builder Missing { get; } = ImmutableArray.CreateBuilder<string>();

    /// <summary>Tensors that the network doesn't have.</summary>
    public ImmutableArray<string>.Builder Extra { get; } = ImmutableArray.CreateBuilder<string>();

    /// <summary>Tensors of another shape or type.</summary>
    public ImmutableArray<string>.Builder Misshapen { get; } = ImmutableArray.CreateBuilder<string>();

    /// <summary>Tensors with a value that no weight can be.</summary>
    public ImmutableArray<string>.Builder BadValues { get; } = ImmutableArray.CreateBuilder<string>();

    /// <summary>Throws if there are any.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="network">The name of the network.</param>
    /// <exception cref="WeightsException">There are.</exception>
    public void ThrowIfAny(string file, string network)
    {
        var message = new StringBuilder();
        Append(message, "missing", Missing);
        Append(message, "extra", Extra);
        Append(message, "misshapen", Misshapen);
        Append(message, "bad values", BadValues);
        if (message.Length > 0)
            throw new WeightsException($"{file} doesn't fit {network}.{message}", this);
    }

    private static void Append(StringBuilder message, string what, ImmutableArray<string>.Builder tensors)
    {
        if (tensors.Count > 0)
            message.Append('\n').Append(what).Append(": ").AppendJoin("; ", tensors);
    }
}
