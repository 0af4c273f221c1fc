using System.Diagnostics;
using System.Globalization;
using StaticNet.Training;

namespace StaticNet.Mpi;

/// <summary>
/// The ranks that <c>mpirun</c> has started, by the MPI of the system: MPICH, whose handles are integers, or Open MPI, whose handles are addresses. Each rank runs the same
/// program, and gives it to its trainer as <see cref="Trainer{TNetwork}.Ranks"/>.
/// </summary>
/// <example><code>
/// using var ranks = MpiCommunicator.Start();
/// var trainer = new Trainer&lt;Digits&gt;(network, new Adam(0.001f)) { Shards = 4, Ranks = ranks };
/// </code></example>
public sealed unsafe class MpiCommunicator : Communicator, IDisposable
{
    /// <summary>The environment variable with the path of the library to load, where it isn't that of the system.</summary>
    public const string PathVariable = "STATICNET_MPI_LIBRARY";

    // Counts of MPI are int.
    private const int LargestMessage = 1 << 30;
    private const int Looks = 256;

    private readonly MpiLibrary _library;
    private readonly TimeSpan _timeout;
    private bool _isDisposed;

    private MpiCommunicator(MpiLibrary library, TimeSpan timeout)
    {
        _library = library;
        _timeout = timeout;
        library.Initialize();
        (Rank, Size) = library.Place();
    }

    /// <summary>Whether this process was started by a launcher of MPI, such as <c>mpirun</c>.</summary>
    public static bool IsLaunched => Launcher != MpiLauncher.None;

    /// <inheritdoc/>
    public override int Rank { get; }

    /// <inheritdoc/>
    public override int Size { get; }

    /// <summary>The library, as it names itself, and where it was found.</summary>
    public string Engine => $"{_library.Version} ({_library.Path})";

    private static MpiLauncher Launcher =>
        Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_SIZE") is not null ? MpiLauncher.OpenMpi
        : Environment.GetEnvironmentVariable("PMI_RANK") is not null || Environment.GetEnvironmentVariable("PMI_SIZE") is not null ? MpiLauncher.Mpich
        : MpiLauncher.None;

    /// <summary>Begins MPI in this process: once, before anything else that uses it.</summary>
    /// <param name="timeout">How long a rank waits for another one before the run ends; null for two minutes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    /// <exception cref="MpiException">There is no MPI on this system, or it fails.</exception>
    public static MpiCommunicator Start(TimeSpan? timeout = null)
    {
        var limit = timeout ?? TimeSpan.FromMinutes(2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        return new MpiCommunicator(MpiLibrary.Load(Environment.GetEnvironmentVariable(PathVariable), Launcher), limit);
    }

    /// <summary>Writes the reason to the error output and ends all ranks, this one too, with exit code 1.</summary>
    /// <param name="reason">Why, a sentence.</param>
    public override void Fail(string reason)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Rank {Rank} of {Size} has failed, so all of them end: {reason}"));
        Console.Error.Flush();
        _library.Abort(1);
    }

    /// <summary>Ends MPI in this process; all ranks do.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _library.End();
    }

    /// <inheritdoc/>
    protected override void SendCore(int rank, ReadOnlySpan<byte> content)
    {
        fixed (byte* first = content)
            for (int start = 0; start < content.Length; start += LargestMessage)
                Wait(_library.Send(first + start, Math.Min(LargestMessage, content.Length - start), rank), rank);
    }

    /// <inheritdoc/>
    protected override void ReceiveCore(int rank, Span<byte> content)
    {
        fixed (byte* first = content)
            for (int start = 0; start < content.Length; start += LargestMessage)
                Wait(_library.Receive(first + start, Math.Min(LargestMessage, content.Length - start), rank), rank);
    }

    /// <inheritdoc/>
    protected override void ExchangeCore(int rank, ReadOnlySpan<byte> sent, Span<byte> received)
    {
        fixed (byte* first = sent, place = received)
            for (int start = 0; start < Math.Max(sent.Length, received.Length); start += LargestMessage)
            {
                nint coming = start < received.Length ? _library.Receive(place + start, Math.Min(LargestMessage, received.Length - start), rank) : 0;
                if (start < sent.Length)
                    Wait(_library.Send(first + start, Math.Min(LargestMessage, sent.Length - start), rank), rank);
                if (start < received.Length)
                    Wait(coming, rank);
            }
    }

    // Many looks at it before the core is offered to others: a large message goes on, part by part, whenever somebody looks.
    private bool IsDone(ref nint request)
    {
        for (int look = 0; look < Looks; look++)
            if (_library.IsDone(ref request))
                return true;
        return false;
    }

    // MPI itself waits for ever.
    private void Wait(nint request, int rank)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        long start = Stopwatch.GetTimestamp();
        var spin = default(SpinWait);
        while (!IsDone(ref request))
        {
            spin.SpinOnce(sleep1Threshold: -1);
            if (Stopwatch.GetElapsedTime(start) <= _timeout)
                continue;
            Fail(string.Create(CultureInfo.InvariantCulture, $"rank {rank} hasn't answered for {_timeout.TotalSeconds:0.###} s."));
            throw new RankFailureException(rank, $"It hasn't answered rank {Rank}.");
        }
    }
}
