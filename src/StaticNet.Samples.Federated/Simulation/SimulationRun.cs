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
    /// <exception cref="UsageException">The digits can't be read, or don't go round.</exception>
    public ExitCode Run()
    {
        var data = FederatedData.Load(options.Rounds.DataDirectory, options.Shares.TrainSamples, _seed);
        using var networks = new NetworkPool<FederatedDigits>(() => new FederatedDigits(_seed, options.Rounds.BatchSize), options.Workers);
        using var run = new RoundRun(options.Rounds, options.Shares.Clients, data.Test, terminal);
        Join(run.Server.Clients, networks, data.Training);
        return run.RunAsync(cancellationToken).GetAwaiter().GetResult();
    }

    private void Join(ClientRegistry clients, NetworkPool<FederatedDigits> networks, Dataset training)
    {
        var shares = FederatedData.Share(training, options.Shares, _seed);
        for (int i = 0; i < shares.Length; i++)
        {
            IFederatedClient client = FederatedData.CreateClient(networks, shares[i], i, _seed);
            if (options.Vanishing > 0)
                client = new VanishingClient(client, options.Vanishing, FederatedData.SeedOf(i, _seed));
            if (options.Rounds.IsSecure)
                client = new SecureClient(client);
            clients.TryJoin(FederatedData.NameOf(i), client);
        }
    }
}
