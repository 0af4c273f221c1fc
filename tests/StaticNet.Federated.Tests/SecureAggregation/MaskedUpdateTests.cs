using System.Runtime.InteropServices;

namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>What a server sees of one client.</summary>
public sealed class MaskedUpdateTests
{
    [Fact]
    public async Task MaskedUpdate_OfZeros_LooksUniformAndDiffersByKeys()
    {
        byte[][] seen = [await MaskedAsync(1), await MaskedAsync(2)];

        foreach (byte[] bytes in seen)
            Assert.InRange(Uniformity.ChiSquare(bytes), Uniformity.Least, Uniformity.Most);

        // Of 32-bit words of two uniform vectors, hardly one is the same by chance.
        var one = MemoryMarshal.Cast<byte, uint>(seen[0]).ToArray();
        var other = MemoryMarshal.Cast<byte, uint>(seen[1]).ToArray();
        Assert.InRange(one.Zip(other).Count(pair => pair.First == pair.Second), 0, 1);
        Assert.InRange(Uniformity.ChiSquare(MemoryMarshal.AsBytes(one.Zip(other, (first, second) => first - second).ToArray().AsSpan())), Uniformity.Least, Uniformity.Most);
    }

    [Fact]
    public async Task MaskedUpdate_WithoutItsOwnMask_IsStillHidden()
    {
        // The server has rebuilt the seed and takes off the client's own mask, and the pairs' masks still hide the update.
        var group = new SecureGroup(3, 20_000);
        Array.Clear(group.Known[0].Update);
        await group.RunAsync();
        using var seed = SecretOf(group, owner: 1, holders: [1, 2]);
        uint[] words = MemoryMarshal.Cast<byte, uint>(MaskedOf(group).AsSpan()).ToArray();
        using var key = KeyDerivation.SelfMask(seed, SessionOf(group), 1);

        PairMasks.Apply(key, words, adds: false);

        Assert.InRange(Uniformity.ChiSquare(MemoryMarshal.AsBytes(words.AsSpan())), Uniformity.Least, Uniformity.Most);
    }

    [Fact]
    public async Task MaskedUpdate_ThatCameTooLate_IsHiddenFromWhoHasItsKey()
    {
        // The others have given the server the key of who seemed gone: it takes off the pairs' masks, and the client's own still hides the update.
        var group = new SecureGroup(3, 20_000, options: new() { MinimumClients = 2 });
        Array.Clear(group.Known[0].Update);
        group.Taps[0].LosesAnswerOf = SecurePhase.MaskedInput;
        group.AssertIsSumOf([1, 2], await group.RunAsync());
        using var secret = SecretOf(group, owner: 1, holders: [2, 3]);
        using var pair = KeyPair.TryFromPrivate(secret.Bytes)!;
        uint[] words = MemoryMarshal.Cast<byte, uint>(MaskedOf(group).AsSpan()).ToArray();
        var keys = SecurePeer.ReadAll(new SecureMessage(group.Taps[0].Requests[SecurePhase.ShareKeys]).Records(SecureNames.Keys, SecurePeer.Length));
        Assert.Equal(keys[1].MaskingKey, pair.PublicKey);

        // Having the lowest index, it has subtracted both.
        foreach (int other in (int[])[2, 3])
        {
            using var agreed = pair.Agree(keys[other].MaskingKey);
            using var key = KeyDerivation.PairMask(agreed, SessionOf(group), 1, other);
            PairMasks.Apply(key, words, adds: true);
        }

        Assert.InRange(Uniformity.ChiSquare(MemoryMarshal.AsBytes(words.AsSpan())), Uniformity.Least, Uniformity.Most);
    }

    [Fact]
    public async Task Reply_OfAClient_HoldsNothingElse()
    {
        var group = new SecureGroup(3);
        FitReply? seen = null;
        group.Taps[0].OnReply = (_, reply) =>
        {
            if (reply.ContainsKey(SecureNames.Masked))
                seen = new FitReply(default, 0, reply);
        };
        await group.RunAsync();
        Assert.Equal([SecureNames.Masked], seen!.Metrics.Keys);
    }

    private static async Task<byte[]> MaskedAsync(int seed)
    {
        var group = new SecureGroup(3, 20_000, seed);
        Array.Clear(group.Known[0].Update);
        await group.RunAsync();
        return MaskedOf(group);
    }

    private static byte[] MaskedOf(SecureGroup group) => group.Taps[0].Replies[SecurePhase.MaskedInput][SecureNames.Masked].ToBytes().ToArray();

    /// <summary>What some holders' answers to the last phase tell of a client.</summary>
    private static Secret SecretOf(SecureGroup group, int owner, int[] holders)
    {
        var secret = new Secret();
        SecretSharing.Combine(
            [.. holders.Select(holder => KeyValuePair.Create(holder, new SecureMessage(group.Taps[holder - 1].Replies[SecurePhase.Unmask]).Records(SecureNames.Shares, Secret.KeyLength)[owner]))],
            secret.Bytes);
        return secret;
    }

    private static byte[] SessionOf(SecureGroup group) => group.Taps[1].Requests[SecurePhase.Unmask][SecureNames.Session].ToBytes().ToArray();
}
