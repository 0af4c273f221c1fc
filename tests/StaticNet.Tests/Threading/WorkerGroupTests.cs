using StaticNet.Threading;
using System.Runtime.CompilerServices;
using Xunit;

namespace StaticNet.Tests.Threading;

/// <summary>Jobs, barriers, failures and the end of workers.</summary>
public sealed class WorkerGroupTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_AnyJob_GivesEachWorkerItsPart(int workers)
    {
        using var group = new WorkerGroup(workers);
        int[] parts = new int[workers];

        for (int run = 0; run < 100; run++)
            group.Run((state, worker, count) => ((int[])state)[worker] += count, parts);

        Assert.All(parts, part => Assert.Equal(100 * workers, part));
    }

    [Fact]
    public void Run_Worker0_IsTheCallersThread()
    {
        using var group = new WorkerGroup(3);

        var threads = ThreadsOf(group);

        Assert.Same(Thread.CurrentThread, threads[0]);
        Assert.Equal(3, threads.Distinct().Count());
        Assert.All(threads[1..], thread => Assert.True(thread.IsBackground));
    }

    // Each phase reads what another worker wrote in the phase before. More workers than cores wait by giving up the core.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public void Barrier_ManyPhases_ShowsWhatOthersWrote(int workers)
    {
        using var group = new WorkerGroup(workers);
        int[] values = new int[2 * workers];
        int wrong = 0;

        for (int run = 0; run < 50; run++)
        {
            group.Run(
                (_, worker, count) =>
                {
                    for (int phase = 0; phase < 20; phase++)
                    {
                        values[(phase % 2 * count) + worker] = phase;
                        group.Barrier();
                        if (values[(phase % 2 * count) + ((worker + 1) % count)] != phase)
                            Interlocked.Increment(ref wrong);
                    }

                    group.Barrier();
                },
                values);
        }

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Run_AfterAPauseInWhichWorkersPark_WakesThem()
    {
        using var group = new WorkerGroup(3);
        int parts = 0;

        for (int run = 0; run < 5; run++)
        {
            group.Run((_, _, _) => Interlocked.Increment(ref parts), group);
            Thread.Sleep(30);
        }

        Assert.Equal(15, parts);
    }

    [Fact]
    public void Barrier_ALateWorker_IsWaitedForByParkedOnes()
    {
        using var group = new WorkerGroup(3);
        int arrived = 0, seen = 0;

        group.Run(
            (_, worker, _) =>
            {
                if (worker == 2)
                    Thread.Sleep(50);
                Interlocked.Increment(ref arrived);
                group.Barrier();
                Interlocked.Add(ref seen, Volatile.Read(ref arrived));
            },
            group);

        Assert.Equal(9, seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_AWorkerFails_SurfacesOnceWhileOthersWaitForIt(int failing)
    {
        using var group = new WorkerGroup(4);
        int passed = 0;

        for (int run = 0; run < 20; run++)
        {
            bool fails = run % 2 == 0;
            void Job(object state, int worker, int workers)
            {
                group.Barrier();
                if (fails && worker == failing)
                    throw new InvalidDataException("injected");
                group.Barrier();
                Interlocked.Increment(ref passed);
            }

            if (fails)
                Assert.Equal("injected", Assert.Throws<InvalidDataException>(() => group.Run(Job, group)).Message);
            else
                group.Run(Job, group);
        }

        Assert.Equal(10 * 4, passed);
    }

    [Fact]
    public void Run_EveryWorkerFails_ThrowsOneOfThem()
    {
        using var group = new WorkerGroup(3);

        Assert.Throws<InvalidDataException>(() => group.Run((_, _, _) => throw new InvalidDataException(), group));

        Assert.Equal(3, ThreadsOf(group).Distinct().Count());
    }

    [Fact]
    public void Dispose_AfterJobs_EndsTheThreads()
    {
        var group = new WorkerGroup(4);
        var threads = ThreadsOf(group);

        group.Dispose();
        group.Dispose();

        Assert.All(threads[1..], thread => Assert.False(thread.IsAlive));
    }

    [Fact]
    public void Group_NeverDisposed_EndsItsThreadsWhenCollected()
    {
        var threads = RunUndisposed();

        for (int attempt = 0; attempt < 50 && threads[1..].Any(thread => thread.IsAlive); attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }

        Assert.All(threads[1..], thread => Assert.True(thread.Join(Patience)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1025)]
    public void Count_OutsideTheLimits_NamesThem(int workers)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(nameof(workers), () => WorkerGroup.Count(workers, nameof(workers)));

        Assert.Contains("from 1 to 1024, or 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Count_Zero_IsAllCores() => Assert.Equal(Environment.ProcessorCount, WorkerGroup.Count(0, "workers"));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread[] RunUndisposed() => ThreadsOf(new WorkerGroup(3));

    private static Thread[] ThreadsOf(WorkerGroup group)
    {
        var threads = new Thread[group.Workers];
        group.Run((state, worker, _) => ((Thread[])state)[worker] = Thread.CurrentThread, threads);
        return threads;
    }
}
