namespace StaticNet.Tests.Losses;

/// <summary>Creates an instance of a generated network.</summary>
/// <param name="batchCapacity">The largest batch.</param>
/// <param name="workers">The threads that share its work.</param>
/// <remarks>A delegate of its own, because an interface with static abstract members can't be a type argument.</remarks>
internal delegate INetwork SharedFactory(int batchCapacity, int workers);
