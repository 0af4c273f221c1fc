namespace StaticNet.Published;

/// <summary>
/// FNV-1a over the bits of all weights and statistics. SHA-256, which <see cref="NetworkExtensions.GetParametersHash"/> computes, is OpenSSL's on Linux, and
/// an emulated machine hasn't got that.
/// </summary>
internal static class WeightsHash
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static string Of<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        ulong hash = Start;
        foreach (var parameter in TNetwork.Architecture.Parameters)
            hash = Add(hash, parameter.In(network.Parameters).ToArray());
        foreach (var statistic in TNetwork.Architecture.Statistics)
            hash = Add(hash, statistic.In(network.Statistics).ToArray());
        return $"{hash:x16}";
    }

    private static ulong Add(ulong hash, ReadOnlySpan<float> values)
    {
        foreach (float value in values)
            hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * Prime;
        return hash;
    }
}
