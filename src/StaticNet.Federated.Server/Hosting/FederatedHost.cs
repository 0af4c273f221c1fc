using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>
/// A server that clients of federated learning join over the network: those of this library, and Flower's own as <c>start_client</c> runs them. Each stream becomes a client in a
/// <see cref="ClientRegistry"/> as long as it lasts. It answers at the paths of Flower 1.x (<c>flwr.proto</c>) and 0.x (<c>flower.transport</c>), whose messages have other field numbers.
/// </summary>
/// <remarks>
/// <para>
/// Flower's messages have no numbers: an answer belongs to the request before it. A client whose call was cancelled, as by a round's time-out, therefore gets no further request until it has
/// answered or <see cref="FederatedHostOptions.LateReplyTimeout"/> has passed; the late answer is dropped. The next call waits for that, within its own time.
/// </para>
/// <para>
/// A client that sends what nobody asked for, a second answer, one of another kind, one that is too large or no message at all is sent away; its call fails with a
/// <see cref="ClientFailureException"/>. One whose answer can't be used, such as a model of another shape, or that says itself that it has failed, stays.
/// </para>
/// <para>
/// Figures are published by the meter <c>StaticNet.Federated.Server</c>: <c>clients.joined</c>, <c>clients.connected</c>, <c>clients.refused</c> and <c>failures</c> by reason,
/// <c>bytes.received</c>, <c>bytes.sent</c> and <c>replies.late</c>.
/// </para>
/// </remarks>
public sealed class FederatedHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly JoinService _service;
    private bool _isDisposed;

    private FederatedHost(WebApplication application, Uri address)
    {
        _application = application;
        _service = application.Services.GetRequiredService<JoinService>();
        Address = address;
    }

    /// <summary>Where it listens, with the port that it was given.</summary>
    public Uri Address { get; }

    /// <summary>Its figures.</summary>
    internal HostMetrics Metrics => _service.Metrics;

    /// <summary>Starts a server.</summary>
    /// <param name="registry">Receives the clients.</param>
    /// <param name="layout">The tensors of the model.</param>
    /// <param name="options">How to listen, and whom to let in.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">The options don't go together.</exception>
    /// <exception cref="InvalidDataException">A file of certificates or tokens can't be read; the message names it.</exception>
    /// <exception cref="IOException">The address or port can't be listened at.</exception>
    public static async Task<FederatedHost> StartAsync(ClientRegistry registry, StateDictLayout layout, FederatedHostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var application = HostApplication.Build(registry, layout, options);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            string address = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
            HostLog.Listening(application.Services.GetRequiredService<JoinService>().Logger, address, options.IsOpen ? "anyone" : "known clients");
            return new FederatedHost(application, new Uri(address));
        }
        catch (Exception exception)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            if (exception is SocketException)
                throw new IOException($"{new IPEndPoint(options.Address, options.Port)} can't be listened at: {exception.Message}", exception);
            throw;
        }
    }

    /// <summary>Tells the clients that are there to leave, and waits until they have or their time is over. The server goes on.</summary>
    /// <param name="rejoinAfter">After how long they are to come back, in whole seconds; zero for never.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public Task ReconnectAsync(TimeSpan rejoinAfter, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rejoinAfter, TimeSpan.Zero);
        return _service.DisconnectAllAsync((long)Math.Ceiling(rejoinAfter.TotalSeconds)).WaitAsync(cancellationToken);
    }

    /// <summary>Tells the clients to leave for good, and ends the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _service.Close();
        await _service.DisconnectAllAsync(seconds: 0).ConfigureAwait(false);
        await _application.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }
}
