namespace StaticNet.Tests.Scalar;

/// <summary>Creates an instance of a generated network.</summary>
/// <param name="seed">The seed of its initial parameters.</param>
/// <param name="batchCapacity">The largest batch.</param>
/// <remarks>A delegate of its own, because an interface with static abstract members can't be a type argument.</remarks>
internal delegate INetwork NetworkFactory(ulong seed, int batchCapacity);
