using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace StaticNet.Threading;

/// <summary>
/// The threads of a <see cref="WorkerGroup"/> and what they share: a job, a barrier, and a way to wait. Between jobs it
/// refers to nothing of the network, so that the threads don't keep the network alive.
/// </summary>
/// <remarks>
/// Waiting spins first, because phases take microseconds and waking a thread takes as long, and then parks, because
/// another thread may need the core, even that which is waited for. Nothing here allocates once the threads run.
/// </remarks>
internal sealed class WorkerCrew
{
    // A read and a pause take some 40 ns: about as long as a phase's imbalance, in which giving up the core doesn't pay.
    private const int QuickReads = 500;
    private const int CrowdedReads = 20;

    // How long workers stay awake for another job, or for the others of a phase; then they park.
    private static readonly long AwakeTicks = Stopwatch.Frequency / 10_000;

    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private readonly int _quickReads;
    private WorkerSignals _signals;
    private WorkerJob? _job;
    private object? _state;
    private Exception? _failure;
    private volatile bool _isStopping;

    /// <summary>Starts the threads of all workers but worker 0, which is the caller's.</summary>
    /// <param name="workers">The number of workers.</param>
    public WorkerCrew(int workers)
    {
        Workers = workers;
        _quickReads = workers <= Environment.ProcessorCount ? QuickReads : CrowdedReads;
        _threads = new Thread[workers - 1];
        for (int worker = 1; worker < workers; worker++)
        {
            int number = worker;
            var thread = new Thread(() => Work(number)) { IsBackground = true, Name = $"StaticNet worker {worker}" };
            _threads[worker - 1] = thread;
            thread.UnsafeStart();
        }
    }

    /// <summary>The number of workers, the caller's thread included.</summary>
    public int Workers { get; }

    /// <summary>Runs a job on all workers and returns when each has done its part.</summary>
    /// <param name="job">The job.</param>
    /// <param name="state">What it works on.</param>
    public void Run(WorkerJob job, object state)
    {
        _job = job;
        _state = state;
        Volatile.Write(ref _signals.Running, Workers);
        int finished = Volatile.Read(ref _signals.Finished);
        Interlocked.Increment(ref _signals.Started);
        WakeParked();
        RunPart(0);
        WaitWhile(ref _signals.Finished, finished);

        _job = null;
        _state = null;
        if (_failure is not null)
            Rethrow();
    }

    /// <summary>Waits until every worker is here; what any of them wrote before, all of them see after.</summary>
    /// <exception cref="WorkerAbortedException">Another worker's part has failed, so it will not come.</exception>
    public void Barrier()
    {
        int phase = Volatile.Read(ref _signals.Phase);
        if (Interlocked.Increment(ref _signals.Arrived) == Workers)
        {
            Volatile.Write(ref _signals.Arrived, 0);
            Interlocked.Increment(ref _signals.Phase);
            WakeParked();
        }
        else if (Volatile.Read(ref _failure) is null)
        {
            WaitWhile(ref _signals.Phase, phase);
        }

        if (Volatile.Read(ref _failure) is not null)
            throw new WorkerAbortedException();
    }

    /// <summary>Ends the threads, now or after the job that runs; waits for nothing.</summary>
    public void Stop()
    {
        _isStopping = true;
        Interlocked.Increment(ref _signals.Started);
        WakeParked();
    }

    /// <summary>Waits for the threads to end.</summary>
    public void Join()
    {
        foreach (var thread in _threads)
            thread.Join();
    }

    private void Work(int worker)
    {
        for (int seen = 0; ; seen++)
        {
            WaitWhile(ref _signals.Started, seen);
            if (_isStopping)
                return;
            RunPart(worker);
        }
    }

    // Not inlined, so that the stack of a waiting thread refers to no job.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunPart(int worker)
    {
        try
        {
            _job!(_state!, worker, Workers);
        }
        catch (WorkerAbortedException)
        {
            // The failure that caused it is kept and surfaces once.
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);

            // Who waits in the barrier would wait for ever.
            Interlocked.Increment(ref _signals.Phase);
            WakeParked();
        }

        if (Interlocked.Decrement(ref _signals.Running) == 0)
        {
            Interlocked.Increment(ref _signals.Finished);
            WakeParked();
        }
    }

    private void Rethrow()
    {
        // Every worker has ended its part: the barrier can be made ready for the next job.
        var failure = _failure!;
        _failure = null;
        _signals.Arrived = 0;
        ExceptionDispatchInfo.Throw(failure);
    }

    private void WaitWhile(ref int location, int value)
    {
        for (int read = 0; read < _quickReads; read++)
        {
            if (Volatile.Read(ref location) != value)
                return;
            Thread.SpinWait(1);
        }

        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetTimestamp() - start < AwakeTicks)
        {
            if (Volatile.Read(ref location) != value)
                return;
            Thread.Yield();
        }

        Park(ref location, value);
    }

    // Parked is raised before the location is read again, and read after the location is changed: one side sees the other.
    private void Park(ref int location, int value)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _signals.Parked);
            while (Volatile.Read(ref location) == value)
                Monitor.Wait(_gate);
            Interlocked.Decrement(ref _signals.Parked);
        }
    }

    // Called right after an interlocked change of what the parked wait for.
    private void WakeParked()
    {
        if (Volatile.Read(ref _signals.Parked) == 0)
            return;
        lock (_gate)
            Monitor.PulseAll(_gate);
    }
}
