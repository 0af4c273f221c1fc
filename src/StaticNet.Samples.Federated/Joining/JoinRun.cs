using StaticNet.Federated;
using StaticNet.Files;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>A client that joins a server over the network.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
/// <param name="cancellationToken">Ends the client's part.</param>
internal sealed class JoinRun(JoinOptions options, Terminal terminal, CancellationToken cancellationToken)
{
    private const int MostSamples = 1_024;

    /// <summary>Runs.</summary>
    /// <exception cref="UsageException">The digits or certificates can't be read, or the address is none.</exception>
    /// <exception cref="FlowerConnectionException">The server can't be joined.</exception>
    public ExitCode Run() => RunAsync().GetAwaiter().GetResult();

    private async Task<ExitCode> RunAsync()
    {
        var data = FederatedData.Load(options.DataDirectory, options.Shares.TrainSamples, options.Seed);
        var digits = FederatedData.Share(data.Training, options.Shares, options.Seed)[options.Client];
        using var networks = new NetworkPool<FederatedDigits>(() => new FederatedDigits(options.Seed, MostSamples), 1);
        IFederatedClient client = FederatedData.CreateClient(networks, digits, options.Client, options.Seed);
        var privacy = options.Privacy.IsWanted ? new ClientPrivacy(options.Privacy) : null;
        using var secure = options.IsSecure ? new SecureClient(client, privacy?.ClientOptions) : null;
        await terminal.Error.WriteLineAsync($"{FederatedData.NameOf(options.Client)} joins {options.Server} with {digits.Count} digits.").ConfigureAwait(false);
        await terminal.Error.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await FlowerClient.JoinAsync(
                options.Server,
                secure ?? client,
                StateDictLayout.Of<FederatedDigits>(),
                new FlowerClientOptions { RootCertificateFile = options.RootFile, BearerToken = options.Token, Logger = new ErrorLogger(terminal) },
                cancellationToken).ConfigureAwait(false);
            await terminal.Output.WriteLineAsync("The server is done.").ConfigureAwait(false);
            if (privacy is not null)
                await terminal.Output.WriteLineAsync($"Privacy: {privacy}; computed here.").ConfigureAwait(false);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidDataException)
        {
            throw Refusal.Of(exception);
        }
    }
}
