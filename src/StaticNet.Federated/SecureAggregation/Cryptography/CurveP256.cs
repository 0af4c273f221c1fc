using System.Globalization;
using System.Numerics;

namespace StaticNet.Federated;

/// <summary>
/// Which numbers are keys on the curve NIST P-256, y² = x³ − 3·x + b modulo p (FIPS 186-4, D.1.2.3). Its group has prime order, so that each of its points is a valid public key. It is
/// computed here since the system's import of a point costs as much as a key agreement.
/// </summary>
internal static class CurveP256
{
    private static readonly BigInteger Prime = Parse("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger B = Parse("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
    private static readonly byte[] Order = Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    /// <summary>Whether a number is a private key: above 0 and below the group's order.</summary>
    /// <param name="number">The number, big-endian, as long as the order.</param>
    public static bool IsPrivateKey(ReadOnlySpan<byte> number) => number.ContainsAnyExcept((byte)0) && number.SequenceCompareTo(Order) < 0;

    /// <summary>Whether coordinates are those of a point.</summary>
    /// <param name="first">x, big-endian.</param>
    /// <param name="second">y, big-endian.</param>
    public static bool IsPoint(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var x = new BigInteger(first, isUnsigned: true, isBigEndian: true);
        var y = new BigInteger(second, isUnsigned: true, isBigEndian: true);
        return x < Prime && y < Prime && ((x * x - 3) * x + B - y * y) % Prime == 0;
    }

    private static BigInteger Parse(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
