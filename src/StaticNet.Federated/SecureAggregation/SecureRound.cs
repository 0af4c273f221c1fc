using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>
/// A server's side of secure aggregation (Bonawitz et al. 2017; neighbours on a ring by Bell et al. 2020): clients train once, and their updates come together in a sum of which
/// the server sees no part.
/// </summary>
/// <remarks>
/// <para>
/// Clients are <see cref="SecureClient"/>s, here or over the network; its remarks say what the protocol keeps from whom. The phases are <see cref="SecurePhase"/>'s. Clients may drop
/// out in each of them down to the threshold; one that has sent its update and fails then is in the sum.
/// </para>
/// <para>
/// A client's cost is k key agreements and k + 1 masks as long as the model, for k neighbours; the server's are a mask for each client and k for each that is gone. Without
/// <see cref="SecureAggregationOptions.Neighbours"/> k is n − 1, so that all clients together compute n² masks.
/// </para>
/// </remarks>
public static class SecureRound
{
    internal const int MinimumClients = 3;

    /// <summary>Runs a round.</summary>
    /// <param name="clients">Whom to invite: at least three, with different names.</param>
    /// <param name="request">What model to train from, and how; it isn't changed.</param>
    /// <param name="layout">What the model's elements are.</param>
    /// <param name="options">How to aggregate.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The mean of the clients' changes of the model.</returns>
    /// <exception cref="ArgumentException">
    /// The options don't fit the number of clients, there are fewer than three, two have one name, or the layout isn't that of the request's model.
    /// </exception>
    /// <exception cref="SecureAggregationException">Too few clients got through a phase, nobody has samples, or shares are false.</exception>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    public static Task<SecureSum> RunAsync(
        IReadOnlyList<JoinedClient> clients, FitRequest request, StateDictLayout layout, SecureAggregationOptions options, CancellationToken cancellationToken) =>
        RunAsync(clients, request, layout, options, RandomSource.Cryptographic, cancellationToken);

    internal static Task<SecureSum> RunAsync(
        IReadOnlyList<JoinedClient> clients,
        FitRequest request,
        StateDictLayout layout,
        SecureAggregationOptions options,
        RandomSource random,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clients);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(options);
        if (clients.Count < MinimumClients)
            throw new ArgumentException($"Secure aggregation needs at least {MinimumClients} clients; {clients.Count} are invited.", nameof(clients));
        if (clients.GroupBy(client => client.Id, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { } twice)
            throw new ArgumentException($"Two clients are called {twice.Key}.", nameof(clients));
        if (layout.Length != request.State.Length)
            throw new ArgumentException($"The layout has {layout.Length} elements, the model {request.State.Length}.", nameof(layout));
        return new SecureServer(clients, request, options.EncodingOf(clients.Count, layout), options, random).RunAsync(cancellationToken);
    }
}
