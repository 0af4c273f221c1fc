namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class KeyPairTests
{
    // NIST CAVS, ECC CDH primitive, P-256, COUNT = 0
    private const string OtherPublic = "04700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac";
    private const string Private = "7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534";
    private const string Public = "04ead218590119e8876b29146ff89ca61770c4edbbf97d38ce385ed281d8a6b23028af61281fd35e2fa7002523acc85a429cb06ee6648325389f59edfce1405141";
    private const string Agreed = "46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b";
    private const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

    [Fact]
    public void Agree_PublishedVector_Agrees()
    {
        using var pair = KeyPair.TryFromPrivate(Convert.FromHexString(Private))!;
        Assert.Equal(Public, Convert.ToHexStringLower(pair.PublicKey));
        using var agreed = pair.Agree(Convert.FromHexString(OtherPublic));
        Assert.Equal(Agreed, Convert.ToHexStringLower(agreed.Bytes));
    }

    [Fact]
    public void Create_TwoPairs_AgreeOnTheSame()
    {
        using var one = KeyPair.Create(new SeededRandom(1));
        using var other = KeyPair.Create(RandomSource.Cryptographic);
        using var left = one.Agree(other.PublicKey);
        using var right = other.Agree(one.PublicKey);
        Assert.Equal(left.Bytes, right.Bytes);
        using var exported = one.ExportPrivateKey();
        using var again = KeyPair.TryFromPrivate(exported.Bytes)!;
        Assert.Equal(one.PublicKey, again.PublicKey);
    }

    [Fact]
    public void TryFromPrivate_OutOfTheGroup_IsNull()
    {
        Assert.Null(KeyPair.TryFromPrivate(new byte[32]));
        byte[] order = Convert.FromHexString(Order);
        Assert.Null(KeyPair.TryFromPrivate(order));
        order[^1]--;
        using var last = KeyPair.TryFromPrivate(order);
        Assert.NotNull(last);
    }

    [Fact]
    public void IsPublicKey_OffTheCurveOrMisshapen_IsRefused()
    {
        byte[] good = Convert.FromHexString(Public);
        Assert.True(KeyPair.IsPublicKey(good));
        for (int i = 0; i < good.Length; i += 8)
        {
            byte[] bad = [.. good];
            bad[i] ^= 1;
            Assert.False(KeyPair.IsPublicKey(bad));
        }

        Assert.False(KeyPair.IsPublicKey([]));
        Assert.False(KeyPair.IsPublicKey(good.AsSpan(1)));
        Assert.False(KeyPair.IsPublicKey([4, .. new byte[64]]));
    }
}
