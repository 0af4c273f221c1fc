using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>Clients show the sum of their updates only.</summary>
/// <param name="layout">The model's tensors.</param>
/// <param name="options">The server's options.</param>
/// <param name="secure">How sums are made.</param>
internal sealed class SecureTraining(StateDictLayout layout, FederatedOptions options, SecureAggregationOptions secure) : IRoundTraining
{
    /// <inheritdoc/>
    public int MinimumClients { get; } = Math.Max(options.MinimumUpdates, SecureRound.MinimumClients);

    /// <inheritdoc/>
    public JoinedClient[] Choose(ClientSampler sampler, IReadOnlyList<JoinedClient> clients, int round) =>
        sampler.Choose(clients, options.Fraction, Math.Max(options.MinimumTraining, MinimumClients), round);

    /// <inheritdoc/>
    public async Task<TrainedRound> TrainAsync(JoinedClient[] clients, FitRequest request, double expectedClients, CancellationToken cancellationToken)
    {
        try
        {
            var sum = await SecureRound.RunAsync(clients, request, layout, secure, cancellationToken).ConfigureAwait(false);
            var round = new TrainedRound([.. Outcomes(clients, sum.Dropouts, [.. sum.Included])], null, null) { SampleCount = sum.TotalSamples };
            return sum.Included.Count < options.MinimumUpdates
                ? round with { Failure = $"There are {sum.Included.Count} updates; {options.MinimumUpdates} are needed here." }
                : round with { Combined = Add(request.State.Span, sum.MeanUpdate.Span) };
        }
        catch (SecureAggregationException exception)
        {
            return new TrainedRound([.. Outcomes(clients, exception.Dropouts, [])], null, exception.Message);
        }
        catch (ArgumentException exception)
        {
            return new TrainedRound([.. Outcomes(clients, [], [])], null, exception.Message);
        }
    }

    private static IEnumerable<ClientOutcome> Outcomes(IEnumerable<JoinedClient> clients, IEnumerable<SecureDropout> dropouts, HashSet<string> included)
    {
        var dropped = dropouts.ToLookup(dropout => dropout.Id, StringComparer.Ordinal);
        return clients.Select(client => included.Contains(client.Id)
            ? new ClientOutcome(client.Id, OutcomeKind.Accepted)
            : dropped[client.Id].FirstOrDefault() is { } dropout
            ? new ClientOutcome(client.Id, dropout.IsTimedOut ? OutcomeKind.TimedOut : OutcomeKind.Failed, dropout.Reason)
            : new ClientOutcome(client.Id, OutcomeKind.Failed, "The round has no sum."));
    }

    private static float[] Add(ReadOnlySpan<float> current, ReadOnlySpan<float> update)
    {
        float[] combined = [.. current];
        for (int i = 0; i < combined.Length; i++)
            combined[i] += update[i];
        return combined;
    }
}
