using System.Collections.Immutable;

namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>What a client refuses. After each refusal the round goes on, with the sum that it would have had.</summary>
public sealed class SecureClientTests
{
    [Theory]
    [InlineData(SecurePhase.AdvertiseKeys, "The session has been before.")]
    [InlineData(SecurePhase.ShareKeys, "The phase ShareKeys isn't next: MaskedInput is.")]
    [InlineData(SecurePhase.MaskedInput, "The phase MaskedInput isn't next: Unmask is.")]
    [InlineData(SecurePhase.Unmask, "The phase Unmask isn't next: none is.")]
    public async Task Phase_AskedTwice_IsRefused(SecurePhase phase, string reason)
    {
        var group = new SecureGroup(4);
        string? refusal = null;
        group.Taps[1].OnReply = (answered, _) =>
        {
            if (answered == phase)
                refusal = RefusalOf(group, phase, group.Taps[1].Requests[phase]);
        };

        group.AssertIsSumOf([0, 1, 2, 3], await group.RunAsync());

        Assert.Equal(reason, refusal);
    }

    [Theory]
    [InlineData(SecurePhase.MaskedInput, "The phase MaskedInput isn't next: ShareKeys is.")]
    [InlineData(SecurePhase.Unmask, "The phase Unmask isn't next: ShareKeys is.")]
    public async Task Phase_AskedTooEarly_IsRefused(SecurePhase phase, string reason)
    {
        var group = new SecureGroup(4);
        string? refusal = null;
        group.Taps[1].OnRequest = (asked, settings) =>
        {
            if (asked == SecurePhase.ShareKeys)
                refusal = RefusalOf(group, phase, Encoded(settings));
        };

        group.AssertIsSumOf([0, 1, 2, 3], await group.RunAsync());

        Assert.Equal(reason, refusal);
    }

    [Theory]
    [InlineData(SecurePhase.ShareKeys)]
    [InlineData(SecurePhase.MaskedInput)]
    [InlineData(SecurePhase.Unmask)]
    public async Task Phase_OfAnotherSession_IsRefused(SecurePhase phase)
    {
        await RefusesAsync(phase, settings => settings[SecureNames.Session] = FederatedValue.FromBytes(new byte[32]), "The message is of another session.");
        await RefusesAsync(phase, settings => settings.Remove(SecureNames.Session), "The value secure_session is missing.");
        await RefusesAsync(phase, settings => settings[SecureNames.Session] = FederatedValue.FromBytes(new byte[31]), "The value secure_session has 31 bytes instead of 32.");
        await RefusesAsync(phase, settings => settings[SecureNames.Session] = "session", "The value secure_session is of kind Text instead of Bytes.");
    }

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
        await RefusesAsync(SecurePhase.ShareKeys, settings => settings[SecureNames.Threshold] = 2L, "The value secure_threshold is 2; it must be from 3 to 4.");
        await RefusesAsync(SecurePhase.ShareKeys, settings => settings[SecureNames.Threshold] = 5L, "The value secure_threshold is 5; it must be from 3 to 4.");
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
        await RefusesAsync(Phase, settings => settings[SecureNames.Bits] = 40L, "The value secure_bits is 40; it must be from 2 to 24.");
        await RefusesRangesAsync([(37, 0)], "A range is 0 for 37 elements; it must be finite and above 0.");
        await RefusesRangesAsync([(38, 1), (-1, 1)], "A range is 1 for -1 elements; it must be finite and above 0.");
        await RefusesRangesAsync([(36, 1)], "The ranges are those of 36 elements instead of 37.");
        await RefusesAsync(Phase, settings => settings[SecureNames.Ranges] = FederatedValue.FromBytes(new byte[13]), "The ranges have 13 bytes; a run has 12.");
        await RefusesAsync(Phase, settings => settings[SecureNames.MaximumSamples] = 0L, "The value secure_maximum_samples is 0; it must be from 1 to 4294967295.");
        await RefusesAsync(Phase, settings => settings[SecureNames.Rounding] = "Down", "The rounding Down isn't known.");
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

    [Fact]
    public async Task FitAsync_WithoutTheProtocol_IsRefused()
    {
        var group = new SecureGroup(3);
        var error = await Assert.ThrowsAsync<ClientFailureException>(() => group.Secure[0].FitAsync(group.Request, default));
        Assert.Equal("The value secure_phase is missing.", error.Message);
        Assert.Null(group.Known[0].LastRequest);
    }

    [Fact]
    public async Task GetStateAsync_AfterTraining_IsRefused()
    {
        var group = new SecureGroup(3);
        Assert.Equal(group.Elements, (await group.Secure[0].GetStateAsync(new Dictionary<string, FederatedValue>(), default)).Length);
        await group.RunAsync();
        await Assert.ThrowsAsync<ClientFailureException>(() => group.Secure[0].GetStateAsync(new Dictionary<string, FederatedValue>(), default));
    }

    [Fact]
    public async Task Calls_ThatArentOfTheProtocol_ArePassedOn()
    {
        var group = new SecureGroup(3);
        Assert.Equal("test", (await group.Secure[0].GetPropertiesAsync(new Dictionary<string, FederatedValue>(), default))["device"].ToString());
        Assert.Equal(0.25, (await group.Secure[0].EvaluateAsync(new EvaluateRequest(default, new Dictionary<string, FederatedValue>()), default)).Loss);
    }

    [Fact]
    public async Task FitAsync_UpdateThatIsntFinite_LeavesTheRoundWithoutIt()
    {
        var group = new SecureGroup(4);
        group.Known[2].Update[5] = float.NaN;
        var sum = await group.RunAsync();
        group.AssertIsSumOf([0, 1, 3], sum);
        Assert.Equal("Element 5 of the update is NaN; every element must be finite.", sum.Dropouts[0].Reason);
    }

    [Fact]
    public async Task Protection_OfUpdates_IsAppliedBeforeTheyAreEncoded()
    {
        var rounds = new List<long>();
        var group = new SecureGroup(3, options: new()
        {
            Protection = (update, settings) =>
            {
                lock (rounds)
                    rounds.Add(settings[SettingNames.Round].ToInt64());
                update.Fill(0.25f);
            },
        });
        var sum = await group.RunAsync();
        Assert.Equal([3, 3, 3], rounds);
        Assert.All(sum.MeanUpdate.ToArray(), element => Assert.Equal(0.25, element, 1e-5));
    }

    /// <summary>Asks the second of four clients for a phase with changed settings, then with the true ones.</summary>
    private static async Task RefusesAsync(SecurePhase phase, Action<Dictionary<string, FederatedValue>> change, string reason)
    {
        var group = new SecureGroup(4);
        string? refusal = null;
        group.Taps[1].OnRequest = (asked, settings) =>
        {
            if (asked != phase)
                return;
            var changed = settings.ToDictionary();
            change(changed);
            refusal = RefusalOf(group, phase, changed);
        };

        group.AssertIsSumOf([0, 1, 2, 3], await group.RunAsync());

        Assert.Equal(reason, refusal);
    }

    private static Task RefusesKeysAsync(Action<SortedDictionary<int, byte[]>> change, string reason) =>
        RefusesAsync(SecurePhase.ShareKeys, settings => Change(settings, SecureNames.Keys, 130, change), reason);

    private static Task RefusesRangesAsync(ImmutableArray<(int Count, double Range)> runs, string reason) =>
        RefusesAsync(SecurePhase.MaskedInput, settings => settings[SecureNames.Ranges] = FederatedValue.FromBytes(new ElementRanges(runs).ToBytes()), reason);

    private static Task RefusesSharesAsync(Action<SortedDictionary<int, byte[]>> change, string reason) =>
        RefusesAsync(SecurePhase.MaskedInput, settings => Change(settings, SecureNames.Shares, 92, change), reason);

    private static Task RefusesUnmaskAsync(Action<SortedDictionary<int, byte[]>, SortedDictionary<int, byte[]>> change, string reason) =>
        RefusesAsync(
            SecurePhase.Unmask,
            settings => Change(settings, SecureNames.Survivors, 0, survivors => Change(settings, SecureNames.Dropped, 0, dropped => change(survivors, dropped))),
            reason);

    private static void Change(Dictionary<string, FederatedValue> settings, string name, int length, Action<SortedDictionary<int, byte[]>> change)
    {
        var records = new SecureMessage(settings).Records(name, length);
        change(records);
        settings[name] = FederatedValue.FromBytes(IndexedRecords.Write(records, length));
    }

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

    private static Dictionary<string, FederatedValue> Encoded(Dictionary<string, FederatedValue> settings)
    {
        var encoded = settings.ToDictionary();
        SecureGroup.Exact.EncodingOf(4, SecureGroup.LayoutOf(37)).Write(encoded);
        return encoded;
    }

    private static string RefusalOf(SecureGroup group, SecurePhase phase, Dictionary<string, FederatedValue> settings)
    {
        var asked = settings.ToDictionary();
        asked[SecureNames.Phase] = phase.ToString();
        Task call = phase == SecurePhase.MaskedInput
            ? group.Secure[1].FitAsync(group.Request with { Settings = asked }, default)
            : group.Secure[1].GetPropertiesAsync(asked, default);
        return Assert.IsType<ClientFailureException>(call.Exception?.InnerException).Message;
    }
}
