using System.Collections.Immutable;

namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>What a client refuses in a phase that is next. After each refusal the round goes on, with the sum that it would have had.</summary>
public sealed class SecureRefusalTests
{
    [Fact]
    public async Task ShareKeys_ListThatIsTooShortOrWithoutItself_IsRefused()
    {
        await RefusesKeysAsync(keys => Keep(keys, 2), "The participants' list has 2 clients; it must have from 3 to 255.");
        await RefusesKeysAsync(keys => keys.Remove(2), "The participants' list doesn't hold the client's own keys.");
        await RefusesKeysAsync(keys => keys[2] = new SecurePeer(NewKey(1), NewKey(2)).ToBytes(), "The participants' list doesn't hold the client's own keys.");
    }

    [Fact]
    public async Task ShareKeys_KeyThatIsNoPointOrIsThereTwice_IsRefused()
    {
        await RefusesKeysAsync(keys => keys[3][20] ^= 1, "A public key of client 3 isn't a point of the curve.");
        await RefusesKeysAsync(keys => keys[3][65 + 20] ^= 1, "A public key of client 3 isn't a point of the curve.");
        await RefusesKeysAsync(keys => keys[3] = keys[1], "A public key of client 3 is used twice.");
        await RefusesKeysAsync(keys => keys[3] = [.. keys[3].AsSpan(65), .. keys[2].AsSpan(65)], "A public key of client 3 is used twice.");
        await RefusesKeysAsync(keys => keys[3] = [.. keys[3].AsSpan(0, 65), .. keys[3].AsSpan(0, 65)], "A public key of client 3 is used twice.");
    }

    [Fact]
    public async Task ShareKeys_ThresholdOfAtMostHalf_IsRefused()
    {
        await SecureRefusal.AssertAsync(SecurePhase.ShareKeys, settings => settings[SecureNames.Threshold] = 2L, "The value secure_threshold is 2; it must be from 3 to 4.");
        await SecureRefusal.AssertAsync(SecurePhase.ShareKeys, settings => settings[SecureNames.Threshold] = 5L, "The value secure_threshold is 5; it must be from 3 to 4.");
    }

    [Fact]
    public async Task MaskedInput_TooFewHaveShared_IsRefused() =>
        await RefusesSharesAsync(shares => Keep(shares, 1), "Only 2 clients have shared keys; 3 are needed.");

    [Fact]
    public async Task MaskedInput_SharesThatWereChangedOrAreSomebodyElses_AreRefused()
    {
        foreach (int place in (int[])[0, 11, 12, 75, 76, 91])
            await RefusesSharesAsync(shares => shares[3][place] ^= 1, "The shares of client 3 aren't what it has encrypted.");
        await RefusesSharesAsync(shares => (shares[3], shares[4]) = (shares[4], shares[3]), "The shares of client 3 aren't what it has encrypted.");
        await RefusesSharesAsync(shares => shares[2] = shares[3], "Shares came from client 2, who isn't a neighbour.");
        await RefusesSharesAsync(shares => shares[7] = shares[3], "Shares came from client 7, who isn't a neighbour.");
    }

    [Fact]
    public async Task MaskedInput_EncodingOutOfBounds_IsRefused()
    {
        const SecurePhase Phase = SecurePhase.MaskedInput;
        await SecureRefusal.AssertAsync(Phase, settings => settings[SecureNames.Bits] = 40L, "The value secure_bits is 40; it must be from 2 to 24.");
        await RefusesRangesAsync([(37, 0)], "A range is 0 for 37 elements; it must be finite and above 0.");
        await RefusesRangesAsync([(38, 1), (-1, 1)], "A range is 1 for -1 elements; it must be finite and above 0.");
        await RefusesRangesAsync([(36, 1)], "The ranges are those of 36 elements instead of 37.");
        await SecureRefusal.AssertAsync(Phase, settings => settings[SecureNames.Ranges] = FederatedValue.FromBytes(new byte[13]), "The ranges have 13 bytes; a run has 12.");
        await SecureRefusal.AssertAsync(Phase, settings => settings[SecureNames.MaximumSamples] = 0L, "The value secure_maximum_samples is 0; it must be from 1 to 4294967295.");
        await SecureRefusal.AssertAsync(Phase, settings => settings[SecureNames.Rounding] = "Down", "The rounding Down isn't known.");
    }

    [Fact]
    public async Task Unmask_BothSharesOfAClient_AreRefused() =>
        await RefusesUnmaskAsync((_, dropped) => dropped[3] = [], "Both shares of client 3 are asked for; one update would lie open.");

    [Fact]
    public async Task Unmask_OtherClientsThanThoseWhoShared_AreRefused()
    {
        const string Reason = "Those who are there and gone aren't those whose shares the client holds.";
        await RefusesUnmaskAsync((survivors, _) => survivors.Remove(3), Reason);
        await RefusesUnmaskAsync((survivors, _) => survivors[5] = [], Reason);
        await RefusesUnmaskAsync((_, dropped) => dropped[5] = [], Reason);
    }

    [Fact]
    public async Task Unmask_TooFewSurvivorsOrNotItself_IsRefused()
    {
        await RefusesUnmaskAsync((survivors, dropped) => Move(2, survivors, dropped), "The client itself isn't among those whose updates have come.");
        await RefusesUnmaskAsync(
            (survivors, dropped) =>
            {
                Move(3, survivors, dropped);
                Move(4, survivors, dropped);
            },
            "Only 2 updates have come; 3 are needed.");
    }

    private static Task RefusesKeysAsync(Action<SortedDictionary<int, byte[]>> change, string reason) =>
        SecureRefusal.AssertAsync(SecurePhase.ShareKeys, settings => SecureRefusal.Change(settings, SecureNames.Keys, 130, change), reason);

    private static Task RefusesRangesAsync(ImmutableArray<(int Count, double Range)> runs, string reason) =>
        SecureRefusal.AssertAsync(SecurePhase.MaskedInput, settings => settings[SecureNames.Ranges] = FederatedValue.FromBytes(new ElementRanges(runs).ToBytes()), reason);

    private static Task RefusesSharesAsync(Action<SortedDictionary<int, byte[]>> change, string reason) =>
        SecureRefusal.AssertAsync(SecurePhase.MaskedInput, settings => SecureRefusal.Change(settings, SecureNames.Shares, 92, change), reason);

    private static Task RefusesUnmaskAsync(Action<SortedDictionary<int, byte[]>, SortedDictionary<int, byte[]>> change, string reason) =>
        SecureRefusal.AssertAsync(
            SecurePhase.Unmask,
            settings => SecureRefusal.Change(settings, SecureNames.Survivors, 0, survivors => SecureRefusal.Change(settings, SecureNames.Dropped, 0, dropped => change(survivors, dropped))),
            reason);

    private static void Keep(SortedDictionary<int, byte[]> records, int count)
    {
        foreach (int index in records.Keys.Skip(count).ToArray())
            records.Remove(index);
    }

    private static void Move(int index, SortedDictionary<int, byte[]> from, SortedDictionary<int, byte[]> to)
    {
        from.Remove(index);
        to[index] = [];
    }

    private static byte[] NewKey(int seed)
    {
        using var pair = KeyPair.Create(new SeededRandom(seed));
        return pair.PublicKey;
    }
}
