namespace StaticNet.Threading;

/// <summary>Ends a worker's part of a job because another worker's failed. It never leaves <see cref="WorkerCrew"/>.</summary>
internal sealed class WorkerAbortedException : Exception;
