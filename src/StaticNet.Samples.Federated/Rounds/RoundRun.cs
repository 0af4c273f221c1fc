using System.Globalization;
using System.Text.Json;
using StaticNet.Data;
using StaticNet.Federated;
using StaticNet.Files;
using StaticNet.Optimizers;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using StaticNet.Training;

namespace StaticNet.Samples.Federated;

/// <summary>A server's rounds: its model and settings, the table, files and result, wherever its clients are.</summary>
internal sealed class RoundRun : IDisposable
{
    private const int EvaluationBatch = 256;

    // From here on clients share masks with neighbours, instead of each with each.
    private const int MostPairs = 40;

    // Of the sum of two each of them knows the other's update.
    private const int LeastSecure = 3;

    private readonly RoundOptions _options;
    private readonly Terminal _terminal;
    private readonly RoundTable _table;
    private readonly FederatedDigits _model;
    private readonly FederatedDigits _tested;
    private double? _best, _last;
    private double _seconds;
    private int? _targetRound;

    /// <summary>A server without clients.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="minimumClients">The clients that have to be there before a round begins.</param>
    /// <param name="test">What the model is tested on.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <exception cref="UsageException">The strategy doesn't go with what is to be hidden.</exception>
    public RoundRun(RoundOptions options, int minimumClients, ISampleSource test, Terminal terminal)
    {
        _options = options;
        _terminal = terminal;
        _table = new RoundTable(terminal);
        _model = new FederatedDigits(options.Seed, 1);
        _tested = new FederatedDigits(options.Seed, EvaluationBatch);
        try
        {
            Server = CreateServer(minimumClients, test);
        }
        catch (ArgumentException exception)
        {
            throw Refusal.Of(exception);
        }
    }

    /// <summary>The server.</summary>
    public FederatedServer Server { get; }

    /// <summary>What clients of this process do for their privacy; empty where they do nothing, or are elsewhere.</summary>
    public IReadOnlyList<ClientPrivacy> Privacies { get; set; } = [];

    private ClientPrivacy? Spent => Privacies.MaxBy(privacy => privacy.Rounds);

    /// <summary>Goes on from checkpoints, runs rounds and writes what came of them.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        if (_options.CheckpointDirectory is not null && TryResume())
            await _terminal.Error.WriteLineAsync($"Goes on after round {Server.Round} of {_options.CheckpointDirectory}.").ConfigureAwait(false);
        bool isComplete = await RunRoundsAsync(cancellationToken).ConfigureAwait(false);
        Server.CopyTo(_model);
        if (_options.SavePath is not null)
            _model.SaveWeights(_options.SavePath);
        Write(new FederatedResult(
            _options.Seed, Server.Strategy.Name, Server.Clients.Count, Server.Round, _last, _best, _targetRound, Server.SpentPrivacy?.Epsilon, Spent?.Spent.Epsilon, Math.Round(_seconds, 1), _model.GetParametersHash()));
        return isComplete ? ExitCode.Success : ExitCode.Cancelled;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _model.Dispose();
        _tested.Dispose();
    }

    private FederatedServer CreateServer(int minimumClients, ISampleSource test)
    {
        var strategy = StrategyChoice.Create(_options.Strategy);
        int needed = Math.Max(strategy.Aggregator.MinimumUpdates, _options.IsSecure ? LeastSecure : 1);
        if (minimumClients < needed)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--clients is {minimumClients}, but {(_options.IsSecure ? "--secure" : _options.Strategy)} needs {needed} or more."));
        return FederatedServer.Create(_model, strategy, new FederatedOptions
        {
            Seed = _options.Seed,
            Fraction = _options.Fraction,
            MinimumClients = minimumClients,
            RoundTimeout = _options.RoundTimeout,
            EvaluationFraction = 0,
            Privacy = _options is { IsSecure: false, Privacy.IsWanted: true } ? new CentralPrivacy(_options.Privacy.ClippingNorm, _options.Privacy.NoiseMultiplier) { SimulationSeed = _options.Seed } : null,
            Secure = _options.IsSecure ? CreateSecure(minimumClients) : null,
            Evaluator = new TrainerClient<FederatedDigits>(_tested, test, (network, seed) => new Trainer<FederatedDigits>(network, new Sgd(0), seed)),
            Settings = _ => new Dictionary<string, FederatedValue>
            {
                [SettingNames.Epochs] = (long)_options.Epochs,
                [SettingNames.BatchSize] = (long)_options.BatchSize,
                [SettingNames.LearningRate] = RoundSettings.Exactly(_options.LearningRate),
            },
            Logger = new ErrorLogger(_terminal),
            AcceptChanges = _options.AcceptsChanges,
            Checkpoints = _options.CheckpointDirectory is null ? null : OpenCheckpoints(_options.CheckpointDirectory),
        });
    }

    private SecureAggregationOptions CreateSecure(int minimumClients) => (_options.Privacy.IsWanted ? ClientPrivacy.ServerOptions(_options.Privacy) : new SecureAggregationOptions()) with
    {
        FitTimeout = _options.RoundTimeout,
        Neighbours = _options.Fraction * minimumClients > MostPairs ? MostPairs : null,
    };

    private bool TryResume()
    {
        try
        {
            return Server.TryResume();
        }
        catch (TrainingStateException exception)
        {
            throw Refusal.Of(exception);
        }
    }

    private static CheckpointStore OpenCheckpoints(string directory)
    {
        OutputDirectory.Make("--checkpoints", directory);
        return new CheckpointStore(directory);
    }

    // Whether they have come to their end.
    private async Task<bool> RunRoundsAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (Server.Round < _options.Rounds && _targetRound is null)
                Take(await Server.RunRoundAsync(cancellationToken).ConfigureAwait(false));
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
        _best = Math.Max(_best ?? 0, _last.Value);
        _seconds += result.Duration.TotalSeconds;
        if (_options.Target > 0 && _last >= _options.Target)
            _targetRound = result.Round;
        if (!_options.Json)
            _table.Write(result, _best.Value, Spent?.Spent.Epsilon);
    }

    private void Write(FederatedResult result)
    {
        if (_options.Json)
        {
            _terminal.Output.WriteLine(JsonSerializer.Serialize(result, FederatedJsonContext.Default.FederatedResult));
            return;
        }

        string achieved = result.TestAccuracy is null ? "no round was run now"
            : string.Create(CultureInfo.InvariantCulture, $"{result.TestAccuracy:0.00 %} of the test digits, at best {result.BestAccuracy:0.00 %}");
        string reached = _options.Target == 0 ? string.Empty
            : result.TargetRound is { } round ? string.Create(CultureInfo.InvariantCulture, $" {_options.Target:0.##%} after {round} rounds.")
            : string.Create(CultureInfo.InvariantCulture, $" {_options.Target:0.##%} was not reached.");
        string spent = Server.SpentPrivacy is { } privacy ? $" Privacy: {privacy}, of the server's noise, as the server computes it."
            : Spent is { } most ? $" Privacy of the client that trained most: {most}; each client computes its own, the server none."
            : _options is { IsSecure: true, Privacy.IsWanted: true } ? " Privacy: each client's own, which says what it has spent; the server computes none."
            : string.Empty;
        _terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Strategy}, {result.Rounds} rounds, {result.Clients} clients: {achieved}.{reached}{spent}"));
        _terminal.Output.WriteLine($"weights {result.WeightsHash}");
    }
}
