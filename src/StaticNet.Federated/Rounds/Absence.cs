namespace StaticNet.Federated;

/// <summary>What a server remembers of a client that hasn't answered in time.</summary>
/// <param name="Missed">The rounds in a row.</param>
/// <param name="Until">The last round that it is left out of; 0 where it isn't.</param>
internal readonly record struct Absence(int Missed, int Until);
