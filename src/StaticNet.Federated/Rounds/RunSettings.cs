using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using StaticNet.Training;

namespace StaticNet.Federated;

/// <summary>
/// What defines a run besides its model, strategy and seed, name by name: a checkpoint holds it, and a server goes on with other values only where it is told to. Times, and whoever only measures,
/// aren't among it: they can be changed at any time.
/// </summary>
internal static class RunSettings
{
    private const string Prefix = "federated.set/";

    /// <summary>Adds them to a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="strategy">The server's strategy.</param>
    /// <param name="options">The server's options.</param>
    /// <param name="round">The state's round: what clients were told in it is kept too.</param>
    public static void Save(TrainingState state, Strategy strategy, FederatedOptions options, int round)
    {
        foreach (var (name, value) in Of(strategy, options, round))
            state.Add(Prefix + name, value);
    }

    /// <summary>Demands that a state has the same.</summary>
    /// <param name="state">The state.</param>
    /// <param name="strategy">The server's strategy.</param>
    /// <param name="options">The server's options.</param>
    /// <param name="round">The state's round.</param>
    /// <exception cref="TrainingStateException">It has others, which the message names with both values.</exception>
    public static void Check(TrainingState state, Strategy strategy, FederatedOptions options, int round)
    {
        const string Accept = $"{nameof(FederatedOptions)}.{nameof(FederatedOptions.AcceptChanges)}";
        var saved = state.Texts.Where(text => text.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(text => text.Key[Prefix.Length..], text => text.Value, StringComparer.Ordinal);
        if (saved.Count == 0)
            throw new TrainingStateException($"The state doesn't tell the numbers of its run, as those of former versions; set {Accept} to go on with the server's.");
        var current = Of(strategy, options, round);
        string[] changes =
        [
            .. saved.Keys.Union(current.Keys).Order(StringComparer.Ordinal)
                .Where(name => saved.GetValueOrDefault(name) != current.GetValueOrDefault(name))
                .Select(name => $"{name} was {saved.GetValueOrDefault(name, "not set")} and is {current.GetValueOrDefault(name, "not set")}"),
        ];
        if (changes.Length > 0)
            throw new TrainingStateException($"The state is of a run with other numbers: {string.Join("; ", changes)}. Resume with those that were, or set {Accept} to go on with those that are.");
    }

    private static Dictionary<string, string> Of(Strategy strategy, FederatedOptions options, int round)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        AddStrategy(values, strategy);
        Add(values, nameof(FederatedOptions.Fraction), options.Fraction);
        Add(values, nameof(FederatedOptions.MinimumTraining), options.MinimumTraining);
        Add(values, nameof(FederatedOptions.MinimumUpdates), options.MinimumUpdates);
        Add(values, nameof(FederatedOptions.MaximumSamples), options.MaximumSamples);
        Add(values, nameof(FederatedOptions.PutAsideAfter), options.PutAsideAfter);
        if (options.Privacy is { } privacy)
            AddPrivacy(values, privacy);
        if (options.Secure is { } secure)
            AddSecure(values, secure);

        // Of the state's own round, so that a rate that falls from round to round is no change.
        if (round > 0)
            foreach (var (name, value) in options.Settings?.Invoke(round) ?? ImmutableDictionary<string, FederatedValue>.Empty)
                values[$"{nameof(FederatedOptions.Settings)}.{name}"] = value.Kind == FederatedValueKind.Bytes ? Convert.ToHexString(SHA256.HashData(value.ToBytes().Span)) : value.ToString();
        return values;
    }

    private static void AddStrategy(Dictionary<string, string> values, Strategy strategy)
    {
        const string Aggregator = nameof(Strategy.Aggregator), Optimizer = nameof(Strategy.ServerOptimizer);
        values[Aggregator] = strategy.Aggregator.Name;
        foreach (var (name, value) in strategy.Aggregator.Numbers)
            Add(values, $"{Aggregator}.{name}", value);
        values[Optimizer] = strategy.ServerOptimizer.Name;
        foreach (var (name, value) in strategy.ServerOptimizer.Numbers)
            Add(values, $"{Optimizer}.{name}", value);
        Add(values, nameof(Strategy.ProximalWeight), strategy.ProximalWeight);
    }

    private static void AddPrivacy(Dictionary<string, string> values, CentralPrivacy privacy)
    {
        const string Privacy = nameof(FederatedOptions.Privacy);
        Add(values, $"{Privacy}.{nameof(CentralPrivacy.ClippingNorm)}", privacy.ClippingNorm);
        Add(values, $"{Privacy}.{nameof(CentralPrivacy.NoiseMultiplier)}", privacy.NoiseMultiplier);
        Add(values, $"{Privacy}.{nameof(CentralPrivacy.Delta)}", privacy.Delta);
        if (privacy.SimulationSeed is { } seed)
            Add(values, $"{Privacy}.{nameof(CentralPrivacy.SimulationSeed)}", seed);
    }

    private static void AddSecure(Dictionary<string, string> values, SecureAggregationOptions secure)
    {
        const string Secure = nameof(FederatedOptions.Secure);
        Add(values, $"{Secure}.{nameof(SecureAggregationOptions.Threshold)}", secure.Threshold);
        Add(values, $"{Secure}.{nameof(SecureAggregationOptions.Neighbours)}", secure.Neighbours);
        Add(values, $"{Secure}.{nameof(SecureAggregationOptions.Range)}", secure.Range);
        Add(values, $"{Secure}.{nameof(SecureAggregationOptions.StatisticRange)}", secure.StatisticRange);
        Add(values, $"{Secure}.{nameof(SecureAggregationOptions.Bits)}", secure.Bits);
        Add(values, $"{Secure}.{nameof(SecureAggregationOptions.MaximumSamples)}", secure.MaximumSamples);
        values[$"{Secure}.{nameof(SecureAggregationOptions.Rounding)}"] = secure.Rounding.ToString();
    }

    private static void Add(Dictionary<string, string> values, string name, IFormattable? value)
    {
        if (value is not null)
            values[name] = value.ToString(null, CultureInfo.InvariantCulture);
    }
}
