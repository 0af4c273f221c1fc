using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using StaticNet.Federated.Wire;

namespace StaticNet.Federated;

/// <summary>Turns streams into clients.</summary>
internal sealed class JoinService : IDisposable
{
    private readonly ClientRegistry _registry;
    private readonly StateCodec _states;
    private readonly ClientAccess _access;
    private readonly ClientPlaces _places;
    private readonly FederatedHostOptions _options;
    private readonly HostMetrics _metrics = new();
    private readonly ConcurrentDictionary<RemoteClient, bool> _clients = new();
    private volatile bool _isClosed;

    /// <summary>A service.</summary>
    /// <param name="registry">Receives the clients.</param>
    /// <param name="states">Reads and writes models.</param>
    /// <param name="access">Says who clients are.</param>
    /// <param name="options">How much they may send.</param>
    /// <param name="loggers">Makes the logger.</param>
    public JoinService(ClientRegistry registry, StateCodec states, ClientAccess access, FederatedHostOptions options, ILoggerFactory loggers)
    {
        _registry = registry;
        _states = states;
        _access = access;
        _options = options;
        _places = new ClientPlaces(options.MaximumClients, options.MaximumClientsPerAddress);
        Logger = loggers.CreateLogger<FederatedHost>();
    }

    /// <summary>Where the server reports.</summary>
    public ILogger Logger { get; }

    /// <summary>The server's figures.</summary>
    public HostMetrics Metrics => _metrics;

    /// <summary>Serves a stream until either side ends it.</summary>
    /// <param name="protocol">The version of Flower that it speaks.</param>
    /// <param name="reader">What the client sends.</param>
    /// <param name="writer">What it is sent.</param>
    /// <param name="context">The call.</param>
    public async Task JoinAsync(FlowerProtocol protocol, IAsyncStreamReader<Envelope<ClientMessage>> reader, IServerStreamWriter<Envelope<ServerMessage>> writer, ServerCallContext context)
    {
        var http = context.GetHttpContext();
        string address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (_isClosed)
            throw Refuse(address, StatusCode.Unavailable, RefusalReason.Closed, "The server ends.");
        using var place = _places.TryTake(address) ?? throw Refuse(address, StatusCode.ResourceExhausted, RefusalReason.Full, "There are too many clients already.");
        if (_access.Identify(http) is not { } id)
            throw Refuse(address, StatusCode.Unauthenticated, RefusalReason.Unknown, "The client has shown no token or certificate that this server knows.");

        // The first request starts the response too, and may be sent as soon as the client is in the registry.
        await context.WriteResponseHeadersAsync([]).ConfigureAwait(false);
        using var client = new RemoteClient(id, protocol, _states, new RemoteStream(writer, _metrics), _metrics, _options);
        if (!_registry.TryJoin(id, client))
            throw Refuse(address, StatusCode.AlreadyExists, RefusalReason.NameTaken, $"There is a client {id} already.");
        _clients.TryAdd(client, true);
        _metrics.Joined();
        HostLog.Joined(Logger, id, address, protocol);
        try
        {
            await ReadAsync(client, reader).ConfigureAwait(false);
        }
        finally
        {
            _registry.Leave(id);
            _clients.TryRemove(client, out _);
            client.End(StreamEnd.Vanished("has gone."));
            _metrics.Left();
        }

        HostLog.Left(Logger, id, client.Ending!.Message);
        if (client.Ending.Status != StatusCode.OK)
            throw new RpcException(new Grpc.Core.Status(client.Ending.Status, client.Ending.Message));
    }

    /// <summary>Lets nobody in any more.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Tells everyone to leave, and waits until they have.</summary>
    /// <param name="seconds">When to come back; 0 for never.</param>
    public Task DisconnectAllAsync(long seconds) => Task.WhenAll(_clients.Keys.Select(client => client.DisconnectAsync(seconds)));

    /// <inheritdoc/>
    public void Dispose() => _metrics.Dispose();

    private async Task ReadAsync(RemoteClient client, IAsyncStreamReader<Envelope<ClientMessage>> reader)
    {
        var rate = new MessageRate(_options.MaximumMessagesPerSecond, TimeProvider.System);
        while (client.Ending is null)
        {
            try
            {
                if (!await reader.MoveNext(client.Ended).ConfigureAwait(false))
                    client.End(StreamEnd.Vanished("has ended its stream."));
                else if (!rate.TryTake())
                    client.End(StreamEnd.Fault(FailureKind.TooMany, StatusCode.ResourceExhausted, $"has sent more than {_options.MaximumMessagesPerSecond} messages in a second."));
                else
                    client.Receive(reader.Current);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
            {
                client.End(StreamEnd.Fault(FailureKind.Oversized, StatusCode.ResourceExhausted, $"has sent a message of more than {_options.MaximumMessageSize} bytes."));
            }
            catch (Exception e) when (e is RpcException or IOException or OperationCanceledException or InvalidOperationException)
            {
                // Of an end from this side, its reason stands already.
                client.End(StreamEnd.Vanished($"has lost its connection: {e.Message}"));
            }
        }
    }

    private RpcException Refuse(string address, StatusCode status, RefusalReason reason, string message)
    {
        _metrics.Refused(reason);
        HostLog.Refused(Logger, address, message);
        return new RpcException(new Grpc.Core.Status(status, message));
    }
}
