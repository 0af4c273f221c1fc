namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>Asks a client what it is to refuse, in the middle of a round that has the sum that it would have had.</summary>
internal static class SecureRefusal
{
    /// <summary>Asks the second of four clients for a phase with changed settings, then with the true ones.</summary>
    public static async Task AssertAsync(SecurePhase phase, Action<Dictionary<string, FederatedValue>> change, string reason)
    {
        var group = new SecureGroup(4);
        string? refusal = null;
        group.Taps[1].OnRequest = (asked, settings) =>
        {
            if (asked != phase)
                return;
            var changed = settings.ToDictionary();
            change(changed);
            refusal = Of(group, phase, changed);
        };

        group.AssertIsSumOf([0, 1, 2, 3], await group.RunAsync());

        Assert.Equal(reason, refusal);
    }

    /// <summary>Changes the records of a message.</summary>
    public static void Change(Dictionary<string, FederatedValue> settings, string name, int length, Action<SortedDictionary<int, byte[]>> change)
    {
        var records = new SecureMessage(settings).Records(name, length);
        change(records);
        settings[name] = FederatedValue.FromBytes(IndexedRecords.Write(records, length));
    }

    /// <summary>Why the second client refuses a phase.</summary>
    public static string Of(SecureGroup group, SecurePhase phase, Dictionary<string, FederatedValue> settings)
    {
        var asked = settings.ToDictionary();
        asked[SecureNames.Phase] = phase.ToString();
        Task call = phase == SecurePhase.MaskedInput
            ? group.Secure[1].FitAsync(group.Request with { Settings = asked }, default)
            : group.Secure[1].GetPropertiesAsync(asked, default);
        return Assert.IsType<ClientFailureException>(call.Exception?.InnerException).Message;
    }
}
