namespace StaticNet.Samples.CartPole;

/// <summary>What the user asked for.</summary>
/// <param name="Seed">Decides everything that is random.</param>
/// <param name="Updates">The updates of the agent.</param>
/// <param name="Json">Whether standard output gets a JSON object and nothing else.</param>
internal sealed record CartPoleOptions(ulong Seed, int Updates, bool Json);
