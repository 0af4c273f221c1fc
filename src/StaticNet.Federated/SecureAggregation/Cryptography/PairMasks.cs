namespace StaticNet.Federated;

/// <summary>
/// Masks on words: of two clients that share one, he with the higher index adds it and the other subtracts it, so that it vanishes from the sum (Bonawitz et al. 2017, section 4).
/// </summary>
internal static class PairMasks
{
    /// <summary>Adds or subtracts the mask of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="words">The words.</param>
    /// <param name="adds">Whether it is added.</param>
    public static void Apply(Secret key, Span<uint> words, bool adds)
    {
        using var mask = new MaskStream(key);
        if (adds)
            mask.AddTo(words);
        else
            mask.SubtractFrom(words);
    }

    /// <summary>What a client does with the mask that it shares with another.</summary>
    /// <param name="own">Its masking keys.</param>
    /// <param name="other">The other's public masking key.</param>
    /// <param name="session">The session.</param>
    /// <param name="indices">Its own index and the other's.</param>
    /// <param name="words">The words.</param>
    public static void Apply(KeyPair own, ReadOnlySpan<byte> other, ReadOnlySpan<byte> session, (int Own, int Other) indices, Span<uint> words)
    {
        using var agreed = own.Agree(other);
        using var key = KeyDerivation.PairMask(agreed, session, indices.Own, indices.Other);
        Apply(key, words, adds: indices.Own > indices.Other);
    }
}
