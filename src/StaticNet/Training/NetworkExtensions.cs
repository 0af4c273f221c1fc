using System.Buffers.Binary;
using System.Security.Cryptography;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>What every network can do beyond its own members.</summary>
public static class NetworkExtensions
{
    /// <summary>
    /// The SHA-256 of the parameters and statistics, 64 lowercase hexadecimal digits: every parameter in the order of the architecture, row-major
    /// in its own shape, without padding, as little-endian float32, and after them the statistics likewise. Two networks have the same hash if and, but for chance, only
    /// if they have the same bits, however their parameters are laid out in memory.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentNullException">There is no network.</exception>
    public static string GetParametersHash<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        using var use = NetworkUse.Of(network);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in TNetwork.Architecture.Parameters)
            Append(hash, parameter.In(network.Parameters).ToArray());
        foreach (var statistic in TNetwork.Architecture.Statistics)
            Append(hash, statistic.In(network.Statistics).ToArray());
        use.ThrowIfChanged();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Computes the outputs of a batch of a network with one input and one target, and their loss, in inference mode.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[batch, InputLength]</c>, finite.</param>
    /// <param name="targets">Labels or values, as the loss wants them, and what samples weigh.</param>
    /// <param name="outputs">Receives <c>[batch, OutputLength]</c>.</param>
    /// <returns>The mean loss of the batch.</returns>
    /// <exception cref="ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
    public static float Evaluate(this INetwork network, ReadOnlySpan<float> inputs, Targets targets, Span<float> outputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Evaluate(new Batch(inputs, targets), outputs);
    }

    /// <summary>Runs the forward and the backward pass of a batch of a network with one input and one target, in training mode.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[batch, InputLength]</c>, finite.</param>
    /// <param name="targets">Labels or values, as the loss wants them, and what samples weigh.</param>
    /// <returns>The loss, the norm of the gradients and the factor that clips them.</returns>
    /// <exception cref="ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
    public static GradientResult ComputeGradients(this INetwork network, ReadOnlySpan<float> inputs, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.ComputeGradients(new Batch(inputs, targets));
    }

    /// <summary>Computes the outputs of a batch of a network with one input, in training mode, for a loss of the caller's.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[batch, InputLength]</c>, finite.</param>
    /// <param name="outputs">Receives <c>[batch, OutputLength]</c>.</param>
    /// <exception cref="ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
    /// <exception cref="NotSupportedException">The network has a loss of its own.</exception>
    public static void Forward(this INetwork network, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Forward(new Batch(inputs), outputs);
    }

    private static void Append(IncrementalHash hash, float[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        hash.AppendData(bytes);
    }
}
