using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Data;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Tabular;

/// <summary>The networks that are compiled into the program. Another is its class and its line here.</summary>
internal static class TabularNetworks
{
    private const string WayOut =
        "Leave columns out by --ignore, or declare a network as those in src/StaticNet.Samples/Tabular and list it in TabularNetworks.cs.";

    // The first that a table fits into is taken.
    private static ImmutableArray<TabularNetwork> All { get; } =
    [
        new CompiledTabularNetwork<ValueRegressor13>(static (seed, batch) => new ValueRegressor13(seed, batch)),
        new CompiledTabularNetwork<TableRegressor64>(static (seed, batch) => new TableRegressor64(seed, batch)),
        new CompiledTabularNetwork<TableRegressor512>(static (seed, batch) => new TableRegressor512(seed, batch)),
        new CompiledTabularNetwork<DigitClassifier64>(static (seed, batch) => new DigitClassifier64(seed, batch), isExact: true),
        new CompiledTabularNetwork<TableClassifier64>(static (seed, batch) => new TableClassifier64(seed, batch)),
        new CompiledTabularNetwork<TableClassifier512>(static (seed, batch) => new TableClassifier512(seed, batch)),
    ];

    /// <summary>What the networks take, in words.</summary>
    public static string Description => string.Join(", ", All.Select(network => network.Description));

    /// <summary>The network that a table fits into.</summary>
    /// <param name="encoder">What makes samples of the table.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="UsageException">It fits none.</exception>
    public static TabularNetwork Find(TableEncoder encoder, string name)
    {
        foreach (var network in All)
            if (network.Takes(encoder))
                return network;
        string classes = encoder.TargetKind == TargetKind.Labels
            ? string.Create(CultureInfo.InvariantCulture, $" and {encoder.Classes.Length} classes")
            : "";
        throw new UsageException(string.Create(
            CultureInfo.InvariantCulture,
            $"The columns of {name} make {encoder.InputLength} inputs{classes}; networks are compiled for {Description}. {WayOut}"));
    }
}
