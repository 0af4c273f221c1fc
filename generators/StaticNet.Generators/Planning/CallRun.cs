using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Planning;

/// <summary>Calls of a pass that are made one after the other, for the whole batch or for a block of samples at a time.</summary>
/// <param name="First">The number of the first one among the calls that were divided.</param>
/// <param name="Calls">The calls in order.</param>
/// <param name="Samples">The samples of a block; null for the whole batch.</param>
internal sealed record CallRun(int First, EquatableArray<SharedCall> Calls, int? Samples);
