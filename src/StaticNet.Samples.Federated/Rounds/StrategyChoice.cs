using StaticNet.Federated;

namespace StaticNet.Samples.Federated;

/// <summary>The strategies by the names that a command line has for them.</summary>
internal static class StrategyChoice
{
    private const double ProximalWeight = 0.01;
    private const double TrimmedFraction = 0.2;
    private const int Byzantine = 1;

    private static readonly Dictionary<string, Func<Strategy>> Strategies = new(StringComparer.Ordinal)
    {
        ["fedavg"] = () => Strategy.FedAvg(),
        ["fedavgm"] = () => Strategy.FedAvgM(),
        ["fedprox"] = () => Strategy.FedProx(ProximalWeight),
        ["fedadagrad"] = () => Strategy.FedAdagrad(),
        ["fedadam"] = () => Strategy.FedAdam(),
        ["fedyogi"] = () => Strategy.FedYogi(),
        ["median"] = () => Strategy.Median(),
        ["trimmed-mean"] = () => Strategy.TrimmedMean(TrimmedFraction),
        ["krum"] = () => Strategy.Krum(Byzantine),
    };

    /// <summary>The names; the first is the default.</summary>
    public static string[] Names => [.. Strategies.Keys];

    /// <summary>A strategy.</summary>
    /// <param name="name">Its name.</param>
    public static Strategy Create(string name) => Strategies[name]();
}
