using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>A worker's share of a generated pass. It is public for generated code.</summary>
/// <param name="memory">The network's arrays.</param>
/// <param name="rows">The samples of the batch.</param>
/// <param name="worker">The worker, from 0.</param>
/// <param name="workers">The number of workers.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void PassShare(NetworkMemory memory, int rows, int worker, int workers);
