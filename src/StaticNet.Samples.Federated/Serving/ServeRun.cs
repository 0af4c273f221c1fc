using StaticNet.Federated;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>Federated learning with clients that join over the network.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
/// <param name="cancellationToken">Ends the run.</param>
internal sealed class ServeRun(ServeOptions options, Terminal terminal, CancellationToken cancellationToken)
{
    /// <summary>Runs.</summary>
    /// <exception cref="UsageException">Files can't be read, or the address can't be listened at.</exception>
    public ExitCode Run() => RunAsync().GetAwaiter().GetResult();

    private async Task<ExitCode> RunAsync()
    {
        var data = FederatedData.Load(options.Rounds.DataDirectory, trainSamples: 1, options.Rounds.Seed);
        if (options.CertificateFile is not null && ServerCertificate.Ensure(options.CertificateFile, options.KeyFile!, options.Address))
            await terminal.Error.WriteLineAsync($"Made {options.CertificateFile}, by which clients know this server, and {options.KeyFile}, which stays here.").ConfigureAwait(false);
        using var run = new RoundRun(options.Rounds, options.MinimumClients, data.Test, terminal);
        await using var host = await StartAsync(run.Server).ConfigureAwait(false);
        await terminal.Error.WriteLineAsync($"Listens at {host.Address}; begins when {options.MinimumClients} clients are there.").ConfigureAwait(false);
        await terminal.Error.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        return await run.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<FederatedHost> StartAsync(FederatedServer server)
    {
        try
        {
            return await FederatedHost.StartAsync(
                server.Clients,
                server.Layout,
                new FederatedHostOptions
                {
                    Address = options.Address,
                    Port = options.Port,
                    CertificateFile = options.CertificateFile,
                    CertificateKeyFile = options.KeyFile,
                    AllowPlainText = options.CertificateFile is null,
                    TokenFile = options.TokenFile,
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidDataException or IOException)
        {
            throw Refusal.Of(exception);
        }
    }
}
