namespace StaticNet.Samples.Federated;

/// <summary>What the user asked for.</summary>
/// <param name="Rounds">How rounds are run.</param>
/// <param name="Shares">How the digits are spread over clients.</param>
/// <param name="Vanishing">The chance that a client vanishes in a round.</param>
/// <param name="Workers">The clients that are at work at a time.</param>
internal sealed record SimulationOptions(RoundOptions Rounds, ShareOptions Shares, double Vanishing, int Workers);
