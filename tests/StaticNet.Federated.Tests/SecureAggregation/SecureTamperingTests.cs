using System.Globalization;
using System.Numerics;

namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>What a server refuses of clients, and whom it names.</summary>
public sealed class SecureTamperingTests
{
    [Fact]
    public async Task Keys_ThatAreNoPoints_CostTheirClientTheRound()
    {
        var group = new SecureGroup(4);
        group.Taps[2].OnReply = (phase, reply) => Flip(phase, SecurePhase.AdvertiseKeys, reply, SecureNames.Keys, 30);
        var sum = await group.RunAsync();
        group.AssertIsSumOf([0, 1, 3], sum);
        Assert.Equal(new SecureDropout("c002", SecurePhase.AdvertiseKeys, "A public key of the client isn't a point of the curve."), Assert.Single(sum.Dropouts));
    }

    [Fact]
    public void Keys_OfAnotherClientOrTheirNegatives_AreRefused()
    {
        using var one = KeyPair.Create(new SeededRandom(1));
        using var two = KeyPair.Create(new SeededRandom(2));
        using var three = KeyPair.Create(new SeededRandom(3));
        var seen = new KeySet();
        SecurePeer.Read([.. one.PublicKey, .. two.PublicKey], "the first", seen);

        foreach (byte[] key in (byte[][])[two.PublicKey, Negative(one.PublicKey)])
        {
            var error = Assert.Throws<ClientFailureException>(() => SecurePeer.Read([.. three.PublicKey, .. key], "the second", seen));
            Assert.Equal("A public key of the second is used twice.", error.Message);
        }
    }

    [Fact]
    public async Task Shares_ForOthersThanItsNeighbours_CostTheirClientTheRound()
    {
        var group = new SecureGroup(4);
        group.Taps[2].OnReply = (phase, reply) =>
        {
            if (phase == SecurePhase.ShareKeys)
                reply[SecureNames.Shares] = FederatedValue.FromBytes(reply[SecureNames.Shares].ToBytes()[..^96].ToArray());
        };
        var sum = await group.RunAsync();
        group.AssertIsSumOf([0, 1, 3], sum);
        Assert.Equal("Its shares aren't for its neighbours.", Assert.Single(sum.Dropouts).Reason);
    }

    [Fact]
    public async Task Shares_ThatWereChangedOnTheirWay_AreNamedByWhoGetsThem()
    {
        var group = new SecureGroup(4);
        group.Taps[2].OnReply = (phase, reply) => Flip(phase, SecurePhase.ShareKeys, reply, SecureNames.Shares, 50);
        var sum = await group.RunAsync();
        group.AssertIsSumOf([1, 2, 3], sum);
        Assert.Equal(new SecureDropout("c000", SecurePhase.MaskedInput, "The shares of client 3 aren't what it has encrypted."), Assert.Single(sum.Dropouts));
    }

    [Fact]
    public async Task MaskedInput_OfAnotherLength_CostsItsClientTheRound()
    {
        var group = new SecureGroup(4);
        group.Taps[2].OnReply = (phase, reply) =>
        {
            if (phase == SecurePhase.MaskedInput)
                reply[SecureNames.Masked] = FederatedValue.FromBytes(new byte[12]);
        };
        var sum = await group.RunAsync();
        group.AssertIsSumOf([0, 1, 3], sum);
        Assert.Equal("The value secure_masked has 12 bytes instead of 152.", Assert.Single(sum.Dropouts).Reason);
    }

    [Fact]
    public async Task Unmask_FalseShareAmongEnough_IsNamedAndLeftOut()
    {
        // Of client 1, who is there, and of client 4, who is gone.
        foreach (int record in (int[])[0, 3])
        {
            var group = new SecureGroup(7);
            group.Taps[3].FailsIn = SecurePhase.MaskedInput;
            group.Taps[1].OnReply = (phase, reply) => Flip(phase, SecurePhase.Unmask, reply, SecureNames.Shares, record * 36 + 10);
            var sum = await group.RunAsync();
            group.AssertIsSumOf([0, 1, 2, 4, 5, 6], sum);
            Assert.Equal(new SecureDropout("c001", SecurePhase.Unmask, $"Its share of client c00{record} is false."), sum.Dropouts[1]);
        }
    }

    [Fact]
    public async Task Unmask_FalseShareAmongJustEnough_EndsTheRound()
    {
        var group = new SecureGroup(3);
        group.Taps[2].FailsIn = SecurePhase.Unmask;
        group.Taps[1].OnReply = (phase, reply) => Flip(phase, SecurePhase.Unmask, reply, SecureNames.Shares, 10);
        var error = await Assert.ThrowsAsync<SecureAggregationException>(() => group.RunAsync());
        Assert.Equal("The shares of client c000 give another secret than its own: it has handed out false ones, or one of c000, c001 has given a false one.", error.Message);
    }

    [Fact]
    public async Task Unmask_SharesOfOthers_AreRefused()
    {
        var group = new SecureGroup(4);
        group.Taps[2].OnReply = (phase, reply) =>
        {
            if (phase == SecurePhase.Unmask)
                reply[SecureNames.Shares] = FederatedValue.FromBytes(reply[SecureNames.Shares].ToBytes()[36..].ToArray());
        };
        var sum = await group.RunAsync();
        group.AssertIsSumOf([0, 1, 2, 3], sum);
        Assert.Equal("Its shares aren't those that it holds.", Assert.Single(sum.Dropouts).Reason);
    }

    private static byte[] Negative(byte[] key)
    {
        // (x, y) and (x, p − y)
        var prime = BigInteger.Parse("0ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var negative = prime - new BigInteger(key.AsSpan(33), isUnsigned: true, isBigEndian: true);
        byte[] bytes = negative.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. key.AsSpan(0, 33), .. new byte[32 - bytes.Length], .. bytes];
    }

    private static void Flip(SecurePhase phase, SecurePhase wanted, Dictionary<string, FederatedValue> reply, string name, int place)
    {
        if (phase != wanted)
            return;
        byte[] bytes = reply[name].ToBytes().ToArray();
        bytes[place] ^= 1;
        reply[name] = FederatedValue.FromBytes(bytes);
    }
}
