using System.Collections.Immutable;
using System.Diagnostics;

namespace StaticNet.Federated;

/// <content>A round.</content>
public sealed partial class FederatedServer
{
    /// <summary>Runs a round: waits until there are enough clients, lets some of them train, changes the model, has it measured, and saves it.</summary>
    /// <param name="cancellationToken">Ends the round; everything is as it was before it.</param>
    /// <returns>What it achieved.</returns>
    /// <exception cref="InvalidOperationException">A round is running.</exception>
    /// <exception cref="OperationCanceledException">The round was ended.</exception>
    /// <exception cref="ClientFailureException">The first client's model was to be the server's, and can't be.</exception>
    /// <exception cref="IOException">The checkpoint can't be written; the round has ended.</exception>
    public async Task<RoundResult> RunRoundAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
            throw new InvalidOperationException("A round is running; wait until it has ended.");
        try
        {
            return await RunNextAsync(Round + 1, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    private async Task<RoundResult> RunNextAsync(int round, CancellationToken cancellationToken)
    {
        var there = await WaitForClientsAsync(cancellationToken).ConfigureAwait(false);
        long start = Stopwatch.GetTimestamp();
        float[] current = _state ??= await TakeFirstClientsAsync(there[0], cancellationToken).ConfigureAwait(false);

        var request = new FitRequest(current, SettingsOf(round));
        var asked = _absent.Among(there, Math.Max(_options.Privacy is null ? _options.MinimumTraining : 1, _training.MinimumClients), round);
        var trained = await _training.TrainAsync(_training.Choose(_sampler, asked, round), request, _options.Fraction * asked.Count, cancellationToken).ConfigureAwait(false);
        float[][] kept = [.. Strategy.ServerOptimizer.States.Select(values => (float[])values.Clone())];
        float[] next = [.. current];
        string? failure = trained.Combined is null ? trained.Failure : Move(trained.Combined, next);
        float[] model = failure is null ? next : current;

        var (measured, clients, server) = await MeasureAsync(model, kept, round, SilentOf(there.Except(asked), trained), cancellationToken).ConfigureAwait(false);
        _accountant?.Add(_options.Privacy!.NoiseMultiplier, _options.Fraction);
        _absent.Record(round, there, [.. trained.Outcomes, .. measured]);
        (_state, Round) = (model, round);
        var result = new RoundResult(round, trained.Outcomes, measured, failure)
        {
            SampleCount = trained.SampleCount,
            TrainingMetrics = trained.Metrics,
            Clients = clients,
            Server = server,
            PutAside = [.. there.Except(asked).Select(client => client.Id)],
            Epsilon = SpentPrivacy?.Epsilon,
            Duration = Stopwatch.GetElapsedTime(start),
        };
        FederatedMeter.Record(result);
        Save();
        return result;
    }

    // Who is counted is who may train: others may leave the moment after.
    private async Task<IReadOnlyList<JoinedClient>> WaitForClientsAsync(CancellationToken cancellationToken)
    {
        int least = Math.Max(_options.MinimumClients, _training.MinimumClients);
        while (true)
        {
            await Clients.WaitForAsync(least, cancellationToken).ConfigureAwait(false);
            var there = Clients.GetAll();
            if (there.Count >= least)
                return there;
        }
    }

    private Dictionary<string, FederatedValue> SettingsOf(int round)
    {
        var settings = new Dictionary<string, FederatedValue>(StringComparer.Ordinal);
        if (Strategy.ProximalWeight > 0)
            settings[SettingNames.ProximalWeight] = Strategy.ProximalWeight;
        foreach (var (name, value) in _options.Settings?.Invoke(round) ?? ImmutableDictionary<string, FederatedValue>.Empty)
            settings[name] = value;
        settings[SettingNames.Round] = (long)round;
        return settings;
    }

    private async Task<float[]> TakeFirstClientsAsync(JoinedClient first, CancellationToken cancellationToken)
    {
        var (outcome, reply) = (await _calls.CallAsync(
            [first], async (client, token) => new FitReply(await client.GetStateAsync(SettingsOf(0), token).ConfigureAwait(false), 1, ImmutableDictionary<string, FederatedValue>.Empty),
            _checks.Find, cancellationToken).ConfigureAwait(false))[0];
        return reply?.State.ToArray() ?? throw new ClientFailureException($"The server was to begin with the model of {outcome.ClientId}. {outcome.Reason}");
    }

    // Why the model stays as it is; null where it changes.
    private string? Move(float[] combined, Span<float> model)
    {
        try
        {
            Strategy.ServerOptimizer.Step(combined, model);
            return null;
        }
        catch (OverflowException exception)
        {
            return exception.Message;
        }
    }

    // A round that ends here by an exception has changed nothing, what the strategy keeps included.
    private async Task<(ImmutableArray<ClientOutcome> Outcomes, MeasuredModel? Clients, MeasuredModel? Server)> MeasureAsync(
        float[] model, float[][] kept, int round, HashSet<string> silent, CancellationToken cancellationToken)
    {
        try
        {
            var request = new EvaluateRequest(model, SettingsOf(round));
            var (outcomes, clients) = await MeasureByClientsAsync(request, round, silent, cancellationToken).ConfigureAwait(false);
            var server = _options.Evaluator is null ? null : WeightedFigures.Of([await _options.Evaluator.EvaluateAsync(request, cancellationToken).ConfigureAwait(false)]);
            return (outcomes, clients, server);
        }
        catch
        {
            Strategy.ServerOptimizer.Load(kept);
            throw;
        }
    }

    // Those who aren't asked to measure: a second time-out would be waited for in vain.
    private static HashSet<string> SilentOf(IEnumerable<JoinedClient> aside, TrainedRound trained) => aside.Select(client => client.Id)
        .Concat(trained.Outcomes.Where(outcome => outcome.Kind == OutcomeKind.TimedOut).Select(outcome => outcome.ClientId)).ToHashSet(StringComparer.Ordinal);

    private async Task<(ImmutableArray<ClientOutcome> Outcomes, MeasuredModel? Model)> MeasureByClientsAsync(EvaluateRequest request, int round, HashSet<string> silent, CancellationToken cancellationToken)
    {
        if (_options.EvaluationFraction == 0 || _options.Privacy is not null)
            return ([], null);
        JoinedClient[] there = [.. Clients.GetAll().Where(client => !silent.Contains(client.Id))];
        var chosen = _sampler.Choose(there, _options.EvaluationFraction, 1, round);
        var answers = await _calls.CallAsync(chosen, (client, token) => client.EvaluateAsync(request, token), _checks.Find, cancellationToken).ConfigureAwait(false);
        return ([.. answers.Select(answer => answer.Outcome)], WeightedFigures.Of([.. answers.Where(answer => answer.Reply is not null).Select(answer => answer.Reply!)]));
    }
}
