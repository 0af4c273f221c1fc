namespace StaticNet.Samples.CartPole;

/// <summary>What came of a run.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Steps">The steps played.</param>
/// <param name="MeanReturn">The mean return of 100 episodes that it didn't learn from.</param>
/// <param name="IsCancelled">Whether the run was ended by Ctrl+C; the agent is what it was then.</param>
/// <param name="Solved">Whether that is 475 or more of 500.</param>
internal sealed record CartPoleResult(ulong Seed, int Steps, bool IsCancelled, double MeanReturn, bool Solved);
