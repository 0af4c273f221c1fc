namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>Phases that a client refuses, since they aren't next. After each refusal the round goes on, with the sum that it would have had.</summary>
public sealed class SecurePhaseTests
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
                refusal = SecureRefusal.Of(group, phase, group.Taps[1].Requests[phase]);
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
                refusal = SecureRefusal.Of(group, phase, Encoded(settings));
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
        await SecureRefusal.AssertAsync(phase, settings => settings[SecureNames.Session] = FederatedValue.FromBytes(new byte[32]), "The message is of another session.");
        await SecureRefusal.AssertAsync(phase, settings => settings.Remove(SecureNames.Session), "The value secure_session is missing.");
        await SecureRefusal.AssertAsync(phase, settings => settings[SecureNames.Session] = FederatedValue.FromBytes(new byte[31]), "The value secure_session has 31 bytes instead of 32.");
        await SecureRefusal.AssertAsync(phase, settings => settings[SecureNames.Session] = "session", "The value secure_session is of kind Text instead of Bytes.");
    }

    private static Dictionary<string, FederatedValue> Encoded(Dictionary<string, FederatedValue> settings)
    {
        var encoded = settings.ToDictionary();
        SecureGroup.Exact.EncodingOf(4, SecureGroup.LayoutOf(37)).Write(encoded);
        return encoded;
    }
}
