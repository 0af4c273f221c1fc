using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>Each client's update is seen and checked by itself, and an aggregator combines those that count.</summary>
/// <param name="layout">The model's tensors.</param>
/// <param name="strategy">Whose aggregator.</param>
/// <param name="options">The server's options.</param>
internal sealed class PlainTraining(StateDictLayout layout, Strategy strategy, FederatedOptions options) : IRoundTraining
{
    private readonly ClientCalls _calls = new(options.RoundTimeout);
    private readonly ReplyChecks _checks = new(layout, options.MaximumSamples);

    /// <inheritdoc/>
    public int MinimumClients { get; } = Math.Max(options.MinimumUpdates, strategy.Aggregator.MinimumUpdates);

    /// <inheritdoc/>
    public JoinedClient[] Choose(ClientSampler sampler, IReadOnlyList<JoinedClient> clients, int round) =>
        sampler.Choose(clients, options.Fraction, Math.Max(options.MinimumTraining, MinimumClients), round);

    /// <inheritdoc/>
    public async Task<TrainedRound> TrainAsync(JoinedClient[] clients, FitRequest request, double expectedClients, CancellationToken cancellationToken)
    {
        var answers = await _calls.CallAsync(clients, (client, token) => client.FitAsync(request, token), _checks.Find, cancellationToken).ConfigureAwait(false);
        var accepted = answers.Where(answer => answer.Reply is not null).ToArray();
        var round = new TrainedRound([.. answers.Select(answer => answer.Outcome)], null, null)
        {
            SampleCount = accepted.Sum(answer => answer.Reply!.SampleCount),
            Metrics = WeightedFigures.Of([.. accepted.Select(answer => (answer.Reply!.Metrics, answer.Reply.SampleCount))]),
        };
        if (accepted.Length < MinimumClients)
            return round with { Failure = $"There are {accepted.Length} updates; {strategy.Name} needs {MinimumClients} here." };
        float[] combined = new float[layout.Length];
        strategy.Aggregator.Combine(
            layout, request.State.Span, [.. accepted.Select(answer => new ClientUpdate(answer.Outcome.ClientId, answer.Reply!.State, answer.Reply.SampleCount))], combined);
        return round with { Combined = combined };
    }
}
