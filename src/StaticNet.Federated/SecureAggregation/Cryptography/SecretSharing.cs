namespace StaticNet.Federated;

/// <summary>
/// Shamir's sharing of secrets ("How to Share a Secret", 1979), byte by byte over <see cref="GaloisField"/>: the secret is the value at 0 of a random polynomial of degree t − 1, a
/// share its value at 1, 2, …. Any t shares give the secret; t − 1 give nothing of it.
/// </summary>
internal static class SecretSharing
{
    /// <summary>The most shares that a secret can have: a point of the field each, but for 0.</summary>
    public const int MaximumHolders = 255;

    /// <summary>Divides a secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="threshold">The number t of shares that give it.</param>
    /// <param name="holders">The number of shares, from t to <see cref="MaximumHolders"/>.</param>
    /// <param name="random">Where the polynomial comes from.</param>
    /// <returns>Shares of the secret's length; the one at index i is of point i + 1.</returns>
    public static byte[][] Split(ReadOnlySpan<byte> secret, int threshold, int holders, RandomSource random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(holders, threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(holders, MaximumHolders);

        // [threshold − 1, length]: the polynomials' coefficients, but for the secret itself
        using var coefficients = Secret.Draw(random, (threshold - 1) * secret.Length);
        var shares = new byte[holders][];
        for (int holder = 0; holder < holders; holder++)
        {
            byte[] share = new byte[secret.Length];
            for (int degree = threshold - 1; degree > 0; degree--)
            {
                var row = coefficients.Bytes.Slice((degree - 1) * secret.Length, secret.Length);
                for (int i = 0; i < share.Length; i++)
                    share[i] = GaloisField.Multiply((byte)(share[i] ^ row[i]), (byte)(holder + 1));
            }

            for (int i = 0; i < share.Length; i++)
                share[i] ^= secret[i];
            shares[holder] = share;
        }

        return shares;
    }

    /// <summary>Rebuilds a secret by Lagrange's interpolation at 0. With false or too few shares the result is another secret.</summary>
    /// <param name="shares">The threshold's number of shares, by point.</param>
    /// <param name="secret">Receives the secret; of the shares' length.</param>
    public static void Combine(IReadOnlyList<KeyValuePair<int, byte[]>> shares, Span<byte> secret)
    {
        secret.Clear();
        foreach (var (point, share) in shares)
        {
            byte factor = 1;
            foreach (var (other, _) in shares)
                if (other != point)
                    factor = GaloisField.Multiply(factor, GaloisField.Divide((byte)other, (byte)(other ^ point)));
            for (int i = 0; i < secret.Length; i++)
                secret[i] ^= GaloisField.Multiply(share[i], factor);
        }
    }
}
