using StaticNet.Data;
using StaticNet.Federated;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>Federated learning with all clients in this process.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
/// <param name="cancellationToken">Ends the run.</param>
internal sealed class SimulationRun(SimulationOptions options, Terminal terminal, CancellationToken cancellationToken)
{
    private readonly ulong _seed = options.Rounds.Seed;

    /// <summary>Runs.</summary>
    /// <exception cref="UsageException">The digits can't be read or don't go round, or options don't go together.</exception>
    public ExitCode Run()
    {
        if (options.Rounds is { IsSecure: true, Privacy.IsWanted: true, CheckpointDirectory: not null })
            throw new UsageException("--checkpoints keeps what the server has, not what clients have spent of their own privacy; leave out --secure, --privacy or --checkpoints, or run clients by 'federated join'.");
        var data = FederatedData.Load(options.Rounds.DataDirectory, options.Shares.TrainSamples, _seed);
        using var networks = new NetworkPool<FederatedDigits>(() => new FederatedDigits(_seed, options.Rounds.BatchSize), options.Workers);
        using var run = new RoundRun(options.Rounds, options.Shares.Clients, data.Test, terminal);
        run.Privacies = Join(run.Server.Clients, networks, data.Training);
        return run.RunAsync(cancellationToken).GetAwaiter().GetResult();
    }

    // What clients do for their own privacy.
    private List<ClientPrivacy> Join(ClientRegistry clients, NetworkPool<FederatedDigits> networks, Dataset training)
    {
        var shares = FederatedData.Share(training, options.Shares, _seed);
        var privacies = new List<ClientPrivacy>();
        for (int i = 0; i < shares.Length; i++)
        {
            IFederatedClient client = FederatedData.CreateClient(networks, shares[i], i, _seed);
            if (options.Vanishing > 0)
                client = new VanishingClient(client, options.Vanishing, FederatedData.SeedOf(i, _seed));
            if (options.Rounds is { IsSecure: true, Privacy.IsWanted: true })
                privacies.Add(new ClientPrivacy(options.Rounds.Privacy));
            if (options.Rounds.IsSecure)
                client = new SecureClient(client, privacies.LastOrDefault()?.ClientOptions);
            clients.TryJoin(FederatedData.NameOf(i), client);
        }

        return privacies;
    }
}
