using Grpc.Core;
using StaticNet.Federated.Wire;

namespace StaticNet.Federated;

/// <summary>The way to a client; messages go one after the other.</summary>
/// <param name="writer">The stream.</param>
/// <param name="metrics">Counts what goes over it.</param>
internal sealed class RemoteStream(IServerStreamWriter<Envelope<ServerMessage>> writer, HostMetrics metrics)
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Sends a message. One that is half sent can't be taken back; so it isn't cancelled but ends with the stream.</summary>
    /// <param name="message">The message.</param>
    public Task SendAsync(ServerMessage message)
    {
        lock (_lock)
            return _last = SendAfterAsync(_last, message);
    }

    private async Task SendAfterAsync(Task earlier, ServerMessage message)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var envelope = Envelope<ServerMessage>.Of(message);
        await writer.WriteAsync(envelope).ConfigureAwait(false);
        metrics.Sent(envelope.ByteCount);
    }
}
