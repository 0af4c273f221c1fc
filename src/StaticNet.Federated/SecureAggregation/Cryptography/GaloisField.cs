namespace StaticNet.Federated;

/// <summary>The field of 256 elements: polynomials over two elements modulo x⁸ + x⁴ + x³ + x + 1, as in AES. Addition is the exclusive or.</summary>
/// <remarks>
/// Products are read from tables, so that their time may depend on the factors by way of the processor's cache. Each party does these on a machine of its own and once a round; who can
/// measure caches on a client's machine can read its updates there.
/// </remarks>
internal static class GaloisField
{
    private const int Order = 255;
    private static readonly byte[] Powers = new byte[2 * Order];
    private static readonly byte[] Logarithms = new byte[Order + 1];

    static GaloisField()
    {
        int power = 1;
        for (int i = 0; i < Order; i++)
        {
            Powers[i] = Powers[i + Order] = (byte)power;
            Logarithms[power] = (byte)i;

            // x + 1 generates the group: p·(x + 1) = p·x + p.
            power ^= power << 1;
            if (power > Order)
                power ^= 0x11B;
        }
    }

    /// <summary>The product of two elements.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static byte Multiply(byte left, byte right) => left == 0 || right == 0 ? (byte)0 : Powers[Logarithms[left] + Logarithms[right]];

    /// <summary>The quotient of two elements.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor, which isn't 0.</param>
    public static byte Divide(byte left, byte right)
    {
        ArgumentOutOfRangeException.ThrowIfZero(right);
        return left == 0 ? (byte)0 : Powers[Logarithms[left] + Order - Logarithms[right]];
    }
}
