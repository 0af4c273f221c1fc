using System.Globalization;
using System.Text.Json;
using StaticNet.Samples;
using StaticNet.Samples.Federated;
using StaticNet.Samples.Reporting;

namespace StaticNet.Federated.Tests.Samples;

public sealed class FederatedCommandTests
{
    private static readonly string[] Small = ["federated", "--clients", "4", "--fraction", "1", "--train-samples", "400", "--rounds", "2", "--json"];

    [Theory]
    [InlineData("--fraction 0", "error: --fraction is '0', but takes a number above 0 and at most 1. See 'federated --help'.")]
    [InlineData("--clients 400 --train-samples 200", "error: 200 digits are too few for 400 clients; lower --clients, or raise --train-samples.")]
    [InlineData("--strategy fedsomething", "error: --strategy is 'fedsomething', but takes one of fedavg, fedavgm, fedprox, fedadagrad, fedadam, fedyogi, median, trimmed-mean, krum. See 'federated --help'.")]
    [InlineData("--secure --privacy 1 --checkpoints kept", "error: --checkpoints keeps what the server has, not what clients have spent of their own privacy; leave out --secure, --privacy or --checkpoints, or run clients by 'federated join'.")]
    [InlineData("join --privacy 1", "error: --privacy of a client is noise in an update that the server sees in sums alone; add --secure.")]
    [InlineData("--secure --strategy median", "error: median needs each update as it is, which neither secure aggregation nor privacy shows; take a strategy of weighted means, such as FedAvg.")]
    [InlineData("--data nowhere", "error: nowhere: there is no such directory.")]
    [InlineData("serve", "error: A server has --certificate and --key, or serves this machine by --plain.")]
    [InlineData("serve --plain --address everywhere", "error: --address is 'everywhere', but takes a network address such as 127.0.0.1 or 0.0.0.0.")]
    [InlineData("join --server nobody", "error: --server is 'nobody', but takes an address such as https://localhost:8080.")]
    [InlineData("join --clients 2 --client 2", "error: --client is 2, but 2 clients are numbered from 0 to 1; set --clients.")]
    [InlineData("join --tokens nowhere", "error: --tokens is 'nowhere', and there is no such file.")]
    public void Run_WhatCantBeDone_IsToldInALine(string options, string message)
    {
        var (code, output, error) = Run(["federated", .. options.Split(' ')]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Run_AnyNumberOfWorkersAndATurnOfTheServer_EndsWithTheSameWeights()
    {
        string directory = Directory.CreateTempSubdirectory("staticnet-federated-").FullName;
        try
        {
            string whole = HashOf([.. Small, "--workers", "1"]);
            Assert.Equal(whole, HashOf([.. Small, "--workers", "3"]));
            HashOf([.. Small, "--rounds", "1", "--checkpoints", directory], replaces: "--rounds");
            Assert.Equal(whole, HashOf([.. Small, "--checkpoints", directory]));
            Assert.NotEqual(whole, HashOf([.. Small, "--vanishing", "0.5"]));

            string[] others = [.. Small, "--checkpoints", directory, "--learning-rate", "0.2"];
            var (code, _, error) = Run(others);
            Assert.Equal(ExitCode.Usage, code);
            Assert.StartsWith(
                "error: The state is of a run with other numbers: Settings.lr was 0.1 and is 0.2. Resume with those that were, or add --accept-changes to go on with",
                error, StringComparison.Ordinal);
            Assert.Equal(whole, HashOf([.. others, "--accept-changes"]));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void Run_Privately_TellsWhatIsSpent()
    {
        using var result = JsonDocument.Parse(Run([.. Small, "--privacy", "2"]).Output);
        var expected = new PrivacyAccountant();
        expected.Add(2, 1, 2);

        Assert.Equal(expected.GetEpsilon(1e-5).Epsilon, result.RootElement.GetProperty("epsilon").GetDouble(), 1e-9);
    }

    [Fact]
    public void Run_SecurelyAndPrivately_TellsWhatClientsComputeForThemselves()
    {
        string[] options = ["federated", "--clients", "4", "--fraction", "0.75", "--train-samples", "400", "--rounds", "5", "--secure", "--privacy", "0.5", "--clipping-norm", "0.2"];
        using var result = JsonDocument.Parse(Run([.. options, "--json"]).Output);
        string text = Run(options).Output;

        // 15 places in rounds go to 4 clients: the same each time, so that one has 4 or 5.
        var expected = Enumerable.Range(4, 2).Select(rounds =>
        {
            var accountant = new PrivacyAccountant();
            accountant.Add(0.25, 1, rounds);
            return (rounds, guarantee: accountant.GetEpsilon(1e-5));
        });
        double epsilon = result.RootElement.GetProperty("clientEpsilon").GetDouble();
        var (most, spent) = expected.Single(possible => Math.Abs(possible.guarantee.Epsilon - epsilon) < 1e-9);
        Assert.Equal(JsonValueKind.Null, result.RootElement.GetProperty("epsilon").ValueKind);
        Assert.Contains(
            $"Privacy of the client that trained most: {spent} after {most} rounds, of the noise that a client adds by itself and against all who see what it sends, the server too; each client computes its own, the server none.",
            text, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"  a client's own ε {epsilon:0.000}\n"), text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void ClientPrivacy_Updates_AreClippedAndHaveItsNoise()
    {
        var privacy = new ClientPrivacy(new PrivacyOptions(0.5, 0.2));
        float[] update = new float[StateDictLayout.Of<FederatedDigits>().Length];
        update.AsSpan().Fill(1);

        privacy.ClientOptions.Protection!(update, new Dictionary<string, FederatedValue>());

        // Each element is 0.2 / √n of its own, and noise of 0.5 · 0.2.
        double own = 0.2 / Math.Sqrt(update.Length), mean = update.Average(value => (double)value);
        Assert.Equal(own, mean, 6 * 0.1 / Math.Sqrt(update.Length));
        Assert.Equal(0.1, Math.Sqrt(update.Average(value => (value - mean) * (value - mean))), 0.001);
        Assert.Equal(1, privacy.Rounds);
        Assert.True(ClientPrivacy.ServerOptions(new PrivacyOptions(0.5, 0.2)).Range > update.Max(MathF.Abs));
    }

    // An option that is given anew takes the place of the former.
    private static string HashOf(string[] arguments, string? replaces = null)
    {
        if (replaces is not null)
        {
            int former = Array.IndexOf(arguments, replaces);
            arguments = [.. arguments[..former], .. arguments[(former + 2)..]];
        }

        var (code, output, error) = Run(arguments);
        Assert.True(code == ExitCode.Success, error);
        using var result = JsonDocument.Parse(output);
        return result.RootElement.GetProperty("weightsHash").GetString()!;
    }

    private static (ExitCode Code, string Output, string Error) Run(string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var code = FederatedProgram.Create(Terminal.Plain(output, error), CancellationToken.None).Run(arguments);
        return (code, output.ToString(), error.ToString());
    }
}
