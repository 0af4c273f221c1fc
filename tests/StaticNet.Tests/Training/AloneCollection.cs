using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>
/// Tests that nothing runs beside: a collection of garbage that another test causes charges the unused rest of a thread's allocation
/// context, up to 8 KB, to the thread, as if it had allocated it.
/// </summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
