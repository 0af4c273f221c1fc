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

    private static void Append(IncrementalHash hash, float[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        hash.AppendData(bytes);
    }
}
