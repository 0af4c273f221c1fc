using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Tabular;

/// <summary>The networks that are compiled into the program. Another is its class and its line here.</summary>
internal static class TabularNetworks
{
    private const string WayOut =
        "For another, declare a network as those in src/StaticNet.Samples/Tabular and list it in TabularNetworks.cs.";

    private static ImmutableArray<TabularNetwork> All { get; } =
    [
        new CompiledTabularNetwork<ValueRegressor13>(static (seed, batch) => new ValueRegressor13(seed, batch)),
        new CompiledTabularNetwork<DigitClassifier64>(static (seed, batch) => new DigitClassifier64(seed, batch)),
    ];

    /// <summary>What the networks take, in words.</summary>
    public static string Description => string.Join(", ", All.Select(network => network.Description));

    /// <summary>The network that a table's columns fit.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="UsageException">They fit none.</exception>
    public static TabularNetwork Find(TabularTable table, string name)
    {
        int inputs = table.CountInputs();
        var candidates = All.Where(network => network.Architecture.InputLength == inputs).ToList();
        foreach (var network in candidates)
            if (network.Task == TableTask.Regression || table.CountClasses() == network.Architecture.OutputLength)
                return network;

        string classes = candidates.Count == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" and {table.CountClasses()} classes");
        throw new UsageException(string.Create(
            CultureInfo.InvariantCulture, $"The columns of {name} make {inputs} inputs{classes}; networks are compiled for {Description}. {WayOut}"));
    }
}
