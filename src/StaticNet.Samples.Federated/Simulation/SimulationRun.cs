using System.Globalization;
using System.Text.Json;
using StaticNet.Data;
using StaticNet.Federated;
using StaticNet.Files;
using StaticNet.Optimizers;
using StaticNet.Samples.Digits;
using StaticNet.Samples.Reporting;
using StaticNet.Training;

namespace StaticNet.Samples.Federated;

/// <summary>Federated learning with all clients in this process.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
/// <param name="cancellationToken">Ends the run.</param>
internal sealed class SimulationRun(SimulationOptions options, Terminal terminal, CancellationToken cancellationToken)
{
    private const int TestSamples = 2_000, EvaluationBatch = 256;

    // From here on clients share masks with neighbours, instead of each with each.
    private const int MostPairs = 40;

    private readonly RoundTable _table = new(terminal);
    private double _best, _last, _seconds;
    private int? _targetRound;

    /// <summary>Runs.</summary>
    public ExitCode Run()
    {
        var data = DigitsData.Load(options.DataDirectory, options.TrainSamples, TestSamples, options.Seed);
        using var networks = new NetworkPool<FederatedDigits>(() => new FederatedDigits(options.Seed, Math.Max(options.BatchSize, EvaluationBatch)), options.Workers);
        using var model = new FederatedDigits(options.Seed, 1);
        var server = CreateServer(networks, model, data.Test);
        Join(server.Clients, networks, data.Training);
        if (options.CheckpointDirectory is not null && server.TryResume())
            terminal.Error.WriteLine($"Goes on after round {server.Round} of {options.CheckpointDirectory}.");

        bool isCancelled = !RunRounds(server).GetAwaiter().GetResult();
        server.CopyTo(model);
        if (options.SavePath is not null)
            model.SaveWeights(options.SavePath);
        Write(new SimulationResult(
            options.Seed, server.Strategy.Name, options.Clients, server.Round, _last, _best, _targetRound, server.SpentPrivacy?.Epsilon, Math.Round(_seconds, 1), model.GetParametersHash()), server);
        return isCancelled ? ExitCode.Cancelled : ExitCode.Success;
    }

    private FederatedServer CreateServer(NetworkPool<FederatedDigits> networks, FederatedDigits model, ISampleSource test)
    {
        var layout = StateDictLayout.Of<FederatedDigits>();
        float[] state = new float[layout.Length];
        layout.Save(model, state);
        return new FederatedServer(layout, state, StrategyChoice.Create(options.Strategy), new FederatedOptions
        {
            Seed = options.Seed,
            Fraction = options.Fraction,
            MinimumClients = options.Clients,
            EvaluationFraction = 0,
            Privacy = options.Privacy > 0 ? new CentralPrivacy(options.ClippingNorm, options.Privacy) { SimulationSeed = options.Seed } : null,
            Secure = options.IsSecure ? new SecureAggregationOptions { Neighbours = options.Fraction * options.Clients > MostPairs ? MostPairs : null } : null,
            Evaluator = new TrainerClient<FederatedDigits>(networks, test, (network, seed) => new Trainer<FederatedDigits>(network, new Sgd(options.LearningRate), seed)),
            Settings = _ => new Dictionary<string, FederatedValue>
            {
                [SettingNames.Epochs] = (long)options.Epochs,
                [SettingNames.BatchSize] = (long)options.BatchSize,
            },
            Checkpoints = options.CheckpointDirectory is null ? null : new CheckpointStore(options.CheckpointDirectory),
        });
    }

    private void Join(ClientRegistry clients, NetworkPool<FederatedDigits> networks, Dataset training)
    {
        var shares = ClientShares.Of(training, options.Clients, options.Partition, options.Seed);
        for (int i = 0; i < shares.Length; i++)
        {
            ulong seed = options.Seed + ((ulong)i << 32);
            IFederatedClient client = new TrainerClient<FederatedDigits>(networks, shares[i], (network, round) => new Trainer<FederatedDigits>(network, new Sgd(options.LearningRate), round)) { Seed = seed };
            if (options.Vanishing > 0)
                client = new VanishingClient(client, options.Vanishing, seed);
            if (options.IsSecure)
                client = new SecureClient(client);
            clients.TryJoin(string.Create(CultureInfo.InvariantCulture, $"client {i:00000}"), client);
        }
    }

    // Whether they have come to their end.
    private async Task<bool> RunRounds(FederatedServer server)
    {
        try
        {
            while (server.Round < options.Rounds && _targetRound is null)
                Take(await server.RunRoundAsync(cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Take(RoundResult result)
    {
        _last = result.Server?.Accuracy ?? 0;
        _best = Math.Max(_best, _last);
        _seconds += result.Duration.TotalSeconds;
        if (options.Target > 0 && _last >= options.Target)
            _targetRound = result.Round;
        if (!options.Json)
            _table.Write(result, _best);
    }

    private void Write(SimulationResult result, FederatedServer server)
    {
        if (options.Json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(result, FederatedJsonContext.Default.SimulationResult));
            return;
        }

        string reached = options.Target == 0 ? string.Empty
            : result.TargetRound is { } round ? string.Create(CultureInfo.InvariantCulture, $" {options.Target:0.##%} after {round} rounds.")
            : string.Create(CultureInfo.InvariantCulture, $" {options.Target:0.##%} was not reached.");
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Strategy}, {result.Rounds} rounds, {result.Clients} clients: {result.TestAccuracy:0.00 %} of the test digits, at best {result.BestAccuracy:0.00 %}.{reached}{(server.SpentPrivacy is { } spent ? $" Privacy: {spent}." : string.Empty)}"));
    }
}
