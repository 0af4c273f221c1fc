using Grpc.Core;
using StaticNet.Federated.Wire;

namespace StaticNet.Federated;

/// <summary>
/// A client at the other end of a stream. Requests go one at a time; each waits for its answer, also one that nobody waits for any more, so that no answer is ever taken for another's.
/// </summary>
internal sealed partial class RemoteClient : IDisposable
{
    private readonly FlowerProtocol _protocol;
    private readonly StateCodec _states;
    private readonly RemoteStream _stream;
    private readonly HostMetrics _metrics;
    private readonly FederatedHostOptions _options;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private RemoteCall? _call;
    private StreamEnd? _ending;

    /// <summary>A client that has just joined.</summary>
    /// <param name="id">What the server calls it.</param>
    /// <param name="protocol">The version of Flower that it speaks.</param>
    /// <param name="states">Reads and writes models.</param>
    /// <param name="stream">The way to it.</param>
    /// <param name="metrics">Counts what it does.</param>
    /// <param name="options">How long it may take.</param>
    public RemoteClient(string id, FlowerProtocol protocol, StateCodec states, RemoteStream stream, HostMetrics metrics, FederatedHostOptions options)
    {
        Id = id;
        _protocol = protocol;
        _states = states;
        _stream = stream;
        _metrics = metrics;
        _options = options;
        Ended = _ended.Token;
    }

    /// <summary>What the server calls it.</summary>
    public string Id { get; }

    /// <summary>Is cancelled when the stream has ended.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Why the stream has ended; null as long as it hasn't.</summary>
    public StreamEnd? Ending
    {
        get
        {
            lock (_lock)
                return _ending;
        }
    }

    /// <summary>Takes a message of the client.</summary>
    /// <param name="envelope">The message.</param>
    public void Receive(Envelope<ClientMessage> envelope)
    {
        _metrics.Received(envelope.ByteCount);
        if (!envelope.IsMessage)
        {
            End(StreamEnd.Fault(FailureKind.Malformed, StatusCode.InvalidArgument, $"has sent bytes that are no message: {envelope.Error}"));
            return;
        }

        var kind = envelope.Message.MsgCase;
        if (kind == ClientMessage.MsgOneofCase.DisconnectRes)
        {
            End(StreamEnd.Left($"has left: {envelope.Message.DisconnectRes.Reason}."));
            return;
        }

        RemoteCall? call;
        lock (_lock)
        {
            call = _call;
            if (call?.Wanted == kind)
                _call = null;
        }

        if (call is null)
        {
            End(StreamEnd.Fault(FailureKind.Unasked, StatusCode.FailedPrecondition, $"has sent {kind}, for which nobody has asked."));
        }
        else if (call.Wanted != kind)
        {
            End(StreamEnd.Fault(FailureKind.WrongKind, StatusCode.FailedPrecondition, $"has sent {kind}; wanted was {call.Wanted}."));
        }
        else
        {
            if (call.IsAbandoned)
                _metrics.Late();
            call.Answer(envelope.Message);
            _turn.Release();
        }
    }

    /// <summary>Ends the stream, and the call that waits; the first reason stands.</summary>
    /// <param name="end">Why.</param>
    public void End(StreamEnd end)
    {
        RemoteCall? call;
        lock (_lock)
        {
            if (_ending is not null)
                return;
            _ending = end;
            call = _call;
            _call = null;
        }

        if (end.Failure is { } failure)
            _metrics.Failed(failure);
        call?.Fail(Gone(end));
        _ended.Cancel();
    }

    /// <summary>Tells the client to leave, and waits until it has or its time is over.</summary>
    /// <param name="seconds">When to come back; 0 for never.</param>
    public async Task DisconnectAsync(long seconds)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = Ended.Register(left.SetResult);
        var sent = _stream.SendAsync(new() { ReconnectIns = new() { Seconds = seconds } });
        await left.Task.WaitAsync(_options.LeaveTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(StreamEnd.Left("was told to leave and didn't answer in time."));
        await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    /// <remarks>The semaphore stays: a call may wait for it this moment, and nothing of the system hangs on it.</remarks>
    public void Dispose() => _ended.Dispose();

    private async Task<ClientMessage> CallAsync(ServerMessage request, ClientMessage.MsgOneofCase wanted, CancellationToken cancellationToken)
    {
        await WaitForTurnAsync(cancellationToken).ConfigureAwait(false);
        var call = new RemoteCall(wanted);
        lock (_lock)
        {
            if (_ending is { } end)
                throw Gone(end);
            _call = call;
        }

        try
        {
            var sent = _stream.SendAsync(request);
            await Task.WhenAny(sent, call.Reply).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (sent.IsFaulted)
                End(StreamEnd.Vanished($"can't be sent to: {sent.Exception.InnerException!.Message}"));
            return await call.Reply.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = AbandonAsync(call);
            throw;
        }
    }

    private async Task WaitForTurnAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ended);
        try
        {
            await _turn.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Gone(Ending!);
        }
    }

    private async Task AbandonAsync(RemoteCall call)
    {
        lock (_lock)
            call.IsAbandoned = true;
        await ((Task)call.Reply).WaitAsync(_options.LateReplyTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!call.Reply.IsCompleted)
            End(StreamEnd.Fault(FailureKind.Silent, StatusCode.DeadlineExceeded, $"hasn't answered in {_options.LateReplyTimeout} after its call was cancelled."));
    }

    private ClientFailureException Gone(StreamEnd end) => new($"The client {Id} {end.Message}");
}
