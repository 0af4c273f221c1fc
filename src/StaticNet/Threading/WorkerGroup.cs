namespace StaticNet.Threading;

/// <summary>
/// The workers of a network: the calling thread and, from the first job on, threads of their own. Disposing ends the
/// threads; so does the collection of a group that was never disposed, since the threads know only their crew.
/// </summary>
/// <param name="workers">The number of workers, at least 2.</param>
internal sealed class WorkerGroup(int workers) : IDisposable
{
    /// <summary>The largest number of workers.</summary>
    public const int MaxWorkers = 1024;

    private WorkerCrew? _crew;

    /// <summary>Ends the threads of a group that nobody disposed.</summary>
    ~WorkerGroup() => _crew?.Stop();

    /// <summary>The number of workers.</summary>
    public int Workers => workers;

    /// <summary>Runs a job on all workers. An exception of any of them surfaces here, the first if there are several.</summary>
    /// <param name="job">The job.</param>
    /// <param name="state">What it works on.</param>
    public void Run(WorkerJob job, object state)
    {
        _crew ??= new WorkerCrew(workers);
        _crew.Run(job, state);
        GC.KeepAlive(this);
    }

    /// <summary>Waits, within a job, until every worker is here.</summary>
    public void Barrier() => _crew!.Barrier();

    /// <summary>Ends the threads and waits for their end.</summary>
    public void Dispose()
    {
        _crew?.Stop();
        _crew?.Join();
        _crew = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>The number of workers that a user's number stands for: 0 means as many as the machine has cores.</summary>
    /// <param name="workers">The user's number.</param>
    /// <param name="name">The argument.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its limits.</exception>
    public static int Count(int workers, string name) => workers switch
    {
        0 => Math.Min(Environment.ProcessorCount, MaxWorkers),
        > 0 and <= MaxWorkers => workers,
        _ => throw new ArgumentOutOfRangeException(
            name, workers, $"The number of workers is {workers}; it must be from 1 to {MaxWorkers}, or 0 for all cores."),
    };
}
