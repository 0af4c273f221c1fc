using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>Updates are seen by the server, but its models tell little of any of them.</summary>
/// <param name="layout">The model's tensors.</param>
/// <param name="options">The server's options.</param>
/// <param name="privacy">How private.</param>
internal sealed class PrivateTraining(StateDictLayout layout, FederatedOptions options, CentralPrivacy privacy) : IRoundTraining
{
    private readonly ClientCalls _calls = new(options.RoundTimeout);
    private readonly ReplyChecks _checks = new(layout, options.MaximumSamples);

    /// <inheritdoc/>
    public int MinimumClients => 1;

    /// <inheritdoc/>
    public JoinedClient[] Choose(ClientSampler sampler, IReadOnlyList<JoinedClient> clients, int round) => sampler.ChooseEach(clients, options.Fraction, round);

    /// <inheritdoc/>
    public async Task<TrainedRound> TrainAsync(JoinedClient[] clients, FitRequest request, double expectedClients, CancellationToken cancellationToken)
    {
        var answers = await _calls.CallAsync(clients, (client, token) => client.FitAsync(request, token), _checks.Find, cancellationToken).ConfigureAwait(false);
        var updates = answers.Where(answer => answer.Reply is not null).Select(answer => new ClientUpdate(answer.Outcome.ClientId, answer.Reply!.State, 1)).ToArray();
        var round = new TrainedRound([.. answers.Select(answer => answer.Outcome)], null, null);
        var noise = privacy.SimulationSeed is { } seed ? GaussianNoise.CreateSeeded(seed, (ulong)request.Settings[SettingNames.Round].ToInt64()) : GaussianNoise.CreateSecure();
        float[] combined = new float[layout.Length];
        try
        {
            // However few there are: a round that is left out would tell how many.
            new PrivateMean(privacy.ClippingNorm, privacy.NoiseMultiplier, noise).Combine(layout, request.State.Span, updates, expectedClients, combined);
            return round with { Combined = combined };
        }
        catch (OverflowException exception)
        {
            return round with { Failure = exception.Message };
        }
    }
}
