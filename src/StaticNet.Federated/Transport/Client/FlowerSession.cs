using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace StaticNet.Federated.Wire;

/// <summary>A client's one stream to a server, from joining to leaving.</summary>
/// <param name="call">The stream.</param>
/// <param name="answers">Answers requests.</param>
/// <param name="logger">Where to report.</param>
internal sealed class FlowerSession(AsyncDuplexStreamingCall<Envelope<ClientMessage>, Envelope<ServerMessage>> call, FlowerAnswers answers, ILogger logger)
{
    // How long a server may take to end the stream of a client that has said goodbye.
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    /// <summary>Whether the server has ever asked anything.</summary>
    public bool HasWorked { get; private set; }

    /// <summary>Answers requests, one after the other, until the server says to leave.</summary>
    /// <param name="cancellationToken">Ends the client's work.</param>
    /// <returns>After how long to join again; zero for never.</returns>
    /// <exception cref="RpcException">The stream has broken, or was refused.</exception>
    /// <exception cref="FlowerConnectionException">The server said something that this client doesn't understand.</exception>
    public async Task<TimeSpan> RunAsync(CancellationToken cancellationToken)
    {
        var next = ReadAsync(cancellationToken);
        while (true)
        {
            var message = await next.ConfigureAwait(false);
            HasWorked = true;
            if (message.MsgCase == ServerMessage.MsgOneofCase.ReconnectIns)
                return await LeaveAsync(message.ReconnectIns.Seconds, cancellationToken).ConfigureAwait(false);
            if (!FlowerAnswers.IsRequest(message))
                throw new FlowerConnectionException("The server has sent a message that is none of Flower's.");

            // Reading goes on during the work: a stream that breaks ends it, and so does a server that says to leave.
            next = ReadAsync(cancellationToken);
            if (await AnswerAsync(message, next, cancellationToken).ConfigureAwait(false) is { } answer)
                await WriteAsync(answer, next, cancellationToken).ConfigureAwait(false);
        }
    }

    // What writing throws besides, while the stream or its connection is being closed.
    private static bool IsEndOfStream(Exception exception) => exception is InvalidOperationException or IOException or HttpRequestException;

    private async Task WriteAsync(ClientMessage answer, Task next, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(Envelope<ClientMessage>.Of(answer), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEndOfStream(e))
        {
            // The server has ended the stream just now. Reading says why, or that it wants the client to leave.
            await next.ConfigureAwait(false);
        }
    }

    private async Task<ClientMessage?> AnswerAsync(ServerMessage request, Task<ServerMessage> next, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ClientLog.Asked(logger, request.MsgCase);
        var answer = answers.AnswerAsync(request, e => ClientLog.Failed(logger, request.MsgCase, e), end.Token);
        await Task.WhenAny(answer, next).ConfigureAwait(false);
        if (answer.IsCompleted || (next.IsCompletedSuccessfully && FlowerAnswers.IsRequest(await next.ConfigureAwait(false))))
            return await answer.ConfigureAwait(false);

        await end.CancelAsync().ConfigureAwait(false);
        await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return null;
    }

    private async Task<ServerMessage> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
            throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "The server has ended the stream."));
        var envelope = call.ResponseStream.Current;
        return envelope.IsMessage ? envelope.Message : throw new FlowerConnectionException($"The server has sent bytes that are no message: {envelope.Error}");
    }

    private async Task<TimeSpan> LeaveAsync(long seconds, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.SecondsPerDay));
        var reason = wait > TimeSpan.Zero ? Reason.Reconnect : Reason.Ack;
        try
        {
            await call.RequestStream.WriteAsync(Envelope<ClientMessage>.Of(new() { DisconnectRes = new() { Reason = reason } }), cancellationToken).ConfigureAwait(false);
            await call.RequestStream.CompleteAsync().ConfigureAwait(false);
            await call.ResponseStream.MoveNext(cancellationToken).WaitAsync(Goodbye, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RpcException or TimeoutException || IsEndOfStream(e))
        {
            // A server that has gone at once has said all that it wanted.
            ClientLog.GoneAtOnce(logger, e.Message);
        }

        return wait;
    }
}
