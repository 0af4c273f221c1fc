namespace StaticNet.Samples.Federated;

/// <summary>What came of a run.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Clients">The number of clients.</param>
/// <param name="Rounds">The rounds so far, those before a resumed run included.</param>
/// <param name="TestAccuracy">The accuracy on test digits after the last round; null where no round was run now.</param>
/// <param name="BestAccuracy">The best after any round.</param>
/// <param name="TargetRound">The first round that reached what <c>--target</c> says; null where none did.</param>
/// <param name="Epsilon">The privacy that is spent by the server's noise, as it computes it, for a δ of 1e-5; null without any.</param>
/// <param name="ClientEpsilon">
/// The privacy that the client has spent by its own noise that trained most often, as it computes it, for a δ of 1e-5; null where clients add none, or are elsewhere and keep it.
/// </param>
/// <param name="Seconds">How long the rounds took.</param>
/// <param name="WeightsHash">What tells whether two models have the same bits.</param>
internal sealed record FederatedResult(
    ulong Seed, string Strategy, int Clients, int Rounds, double? TestAccuracy, double? BestAccuracy, int? TargetRound, double? Epsilon, double? ClientEpsilon, double Seconds, string WeightsHash);
