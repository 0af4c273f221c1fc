using System.Globalization;
using StaticNet.Numerics;

namespace StaticNet.Federated;

/// <summary>What a server's settings say to a trainer; null for what they don't.</summary>
/// <param name="settings">The settings.</param>
/// <exception cref="ClientFailureException">A setting has a value that it can't have.</exception>
internal sealed class ClientSettings(IReadOnlyDictionary<string, FederatedValue> settings)
{
    /// <summary>The number of the round; 0 where the server doesn't say.</summary>
    public long Round { get; } = Integer(settings, SettingNames.Round, 0, uint.MaxValue) ?? 0;

    /// <summary>The epochs.</summary>
    public int? Epochs { get; } = (int?)Integer(settings, SettingNames.Epochs, 1, int.MaxValue);

    /// <summary>The samples of a batch.</summary>
    public int? BatchSize { get; } = (int?)Integer(settings, SettingNames.BatchSize, 1, int.MaxValue);

    /// <summary>The learning rate.</summary>
    public float? LearningRate { get; } = (float?)NotNegative(settings, SettingNames.LearningRate);

    /// <summary>The weight of the proximal term.</summary>
    public double? ProximalWeight { get; } = NotNegative(settings, SettingNames.ProximalWeight);

    /// <summary>A seed for the round.</summary>
    /// <param name="seed">The client's.</param>
    public ulong SeedOf(ulong seed)
    {
        var random = new RandomStream(seed, RandomStreams.Derive(RandomStreams.Federation, Round));
        return ((ulong)random.NextUInt32() << 32) | random.NextUInt32();
    }

    private static long? Integer(IReadOnlyDictionary<string, FederatedValue> settings, string name, long least, long most)
    {
        if (!settings.TryGetValue(name, out var value))
            return null;
        return value.Kind == FederatedValueKind.WholeNumber && value.ToInt64() >= least && value.ToInt64() <= most
            ? value.ToInt64()
            : throw new ClientFailureException(string.Create(CultureInfo.InvariantCulture, $"The server's {name} is {value} ({value.Kind}); it must be an integer from {least} to {most}."));
    }

    private static double? NotNegative(IReadOnlyDictionary<string, FederatedValue> settings, string name)
    {
        if (!settings.TryGetValue(name, out var value))
            return null;
        return value.Kind is FederatedValueKind.Number or FederatedValueKind.WholeNumber && value.ToDouble() is >= 0 and <= float.MaxValue
            ? value.ToDouble()
            : throw new ClientFailureException($"The server's {name} is {value} ({value.Kind}); it must be a number, finite and 0 or more.");
    }
}
