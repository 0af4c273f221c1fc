using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class KeyDerivationTests
{
    private static readonly byte[] Session = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];

    [Fact]
    public void Derivation_ByHandAndDotNet_AgreesWithTheStandard()
    {
        // RFC 5869, appendix A.1
        byte[] secret = [.. Enumerable.Repeat((byte)0x0b, 22)];
        byte[] salt = Convert.FromHexString("000102030405060708090a0b0c");
        byte[] info = Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9");
        const string Expected = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf";
        Assert.Equal(Expected, Convert.ToHexStringLower(ByHand(secret, salt, info)));
        Assert.Equal(Expected, Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt, info)));
    }

    [Fact]
    public void PairMask_EitherOrder_IsTheKeyOfItsInfo()
    {
        using var secret = Secret.Draw(new SeededRandom(1));
        byte[] info = [.. Encoding.ASCII.GetBytes("StaticNet secure aggregation 1: pair mask"), 0, .. Session, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(info.AsSpan(^8), 3);
        BinaryPrimitives.WriteInt32BigEndian(info.AsSpan(^4), 700);
        byte[] expected = ByHand(secret.Bytes.ToArray(), new byte[32], info);

        using var forth = KeyDerivation.PairMask(secret, Session, 3, 700);
        using var back = KeyDerivation.PairMask(secret, Session, 700, 3);

        Assert.Equal(expected, forth.Bytes);
        Assert.Equal(expected, back.Bytes);
    }

    [Fact]
    public void Keys_OfOneSecret_DifferByPurposeSessionAndParties()
    {
        using var secret = Secret.Draw(new SeededRandom(1));
        byte[] other = [.. Session];
        other[31] ^= 1;
        Secret[] keys =
        [
            KeyDerivation.PairMask(secret, Session, 1, 2),
            KeyDerivation.PairMask(secret, Session, 1, 3),
            KeyDerivation.PairMask(secret, other, 1, 2),
            KeyDerivation.Sealing(secret, Session, 1, 2),
            KeyDerivation.Sealing(secret, Session, 2, 1),
            KeyDerivation.SelfMask(secret, Session, 1),
            KeyDerivation.Commitment(secret, Session, 1),
        ];
        Assert.Equal(keys.Length, keys.Select(key => Convert.ToHexString(key.Bytes)).Distinct().Count());
    }

    [Fact]
    public void Dispose_Secret_IsZeroed()
    {
        var secret = Secret.Draw(new SeededRandom(1));
        secret.Dispose();
        Assert.Equal(-1, secret.Bytes.IndexOfAnyExcept((byte)0));
    }

    // One block of output: T(1) = HMAC(HMAC(salt, secret), info | 1)
    private static byte[] ByHand(byte[] secret, byte[] salt, byte[] info) => HMACSHA256.HashData(HMACSHA256.HashData(salt, secret), (byte[])[.. info, 1]);
}
