using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StaticNet.Federated.Wire;
using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>
/// Takes part in the federated learning of a server that speaks Flower's protocol over a gRPC stream of both directions: a <c>FederatedHost</c>, or Flower's own server as
/// <c>start_server</c> runs it.
/// </summary>
public static class FlowerClient
{
    /// <summary>
    /// Joins a server and answers what it asks, one request after the other, until it says that the client is no longer needed. A server that isn't there and a connection that
    /// breaks are tried again, with longer and longer waits; so is a server that says to come back later, at its time. What the client throws in a request is told to the server, as
    /// one line, and the next request is awaited.
    /// </summary>
    /// <param name="server">The server's address, <c>https://host:8080</c>, or <c>http://</c> for one without TLS.</param>
    /// <param name="client">What takes part.</param>
    /// <param name="layout">The tensors of its model.</param>
    /// <param name="options">How to join; the defaults if null.</param>
    /// <param name="cancellationToken">Ends the client's part.</param>
    /// <exception cref="ArgumentException">The address is none, or the options don't go with it.</exception>
    /// <exception cref="InvalidDataException">A file of certificates can't be read.</exception>
    /// <exception cref="FlowerConnectionException">
    /// Nobody listens at the address, the server's certificate isn't trusted, it has refused the client, or the connection has broken too often in a row.
    /// </exception>
    /// <exception cref="OperationCanceledException">The part was ended.</exception>
    public static async Task JoinAsync(Uri server, IFederatedClient client, StateDictLayout layout, FlowerClientOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(layout);
        options ??= new FlowerClientOptions();
        options.Check(server);
        var logger = options.Logger ?? NullLogger.Instance;
        var answers = new FlowerAnswers(client, layout);
        using var channel = new FlowerChannel(server, options);

        int failures = 0;
        while (true)
        {
            ClientLog.Joining(logger, server);
            using var call = channel.Join(cancellationToken);
            var session = new FlowerSession(call, answers, logger);
            TimeSpan wait;
            try
            {
                wait = await session.RunAsync(cancellationToken).ConfigureAwait(false);
                if (wait == TimeSpan.Zero)
                {
                    ClientLog.Done(logger);
                    return;
                }

                failures = 0;
                ClientLog.Leaving(logger, wait);
            }
            catch (RpcException e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var failure = ConnectionFailure.Of(e, server, options);
                failures = session.HasWorked ? 1 : failures + 1;
                if (failure.IsFinal || failures >= options.MaximumAttempts)
                    throw new FlowerConnectionException(failure.Message, e);
                wait = DelayAfter(failures, options);
                ClientLog.TryingAgain(logger, failure.Message, wait);
            }

            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan DelayAfter(int failures, FlowerClientOptions options)
    {
        double delay = options.FirstDelay.TotalSeconds * Math.Pow(2, failures - 1);
        return TimeSpan.FromSeconds(Math.Min(delay, options.LongestDelay.TotalSeconds));
    }
}
