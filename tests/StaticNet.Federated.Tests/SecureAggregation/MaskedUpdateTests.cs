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
        // Two of three clients tell the server all shares of seeds: it takes off the third's own mask, and the pairs' masks still hide the update.
        var group = new SecureGroup(3, 20_000);
        Array.Clear(group.Known[0].Update);
        await group.RunAsync();
        var shares = new List<KeyValuePair<int, byte[]>>();
        for (int holder = 0; holder < 3; holder++)
            shares.Add(new(holder + 1, new SecureMessage(group.Taps[holder].Replies[SecurePhase.Unmask]).Records(SecureNames.Shares, 32)[1]));
        using var seed = new Secret();
        SecretSharing.Combine(shares[..2], seed.Bytes);
        byte[] session = group.Taps[0].Requests[SecurePhase.Unmask][SecureNames.Session].ToBytes().ToArray();
        uint[] words = MemoryMarshal.Cast<byte, uint>(MaskedOf(group).AsSpan()).ToArray();
        using var key = KeyDerivation.SelfMask(seed, session, 1);

        PairMasks.Apply(key, words, adds: false);

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
}
