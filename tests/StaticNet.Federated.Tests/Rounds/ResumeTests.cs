using StaticNet.Federated.Tests.Infrastructure;

namespace StaticNet.Federated.Tests.Rounds;

public sealed class ResumeTests : IDisposable
{
    private const int Rounds = 8;

    private readonly string _directory = Directory.CreateTempSubdirectory("staticnet-federated-").FullName;

    public static TheoryData<string> Strategies => new("FedAvg", "FedAvgM", "FedAdam", "FedYogi", "FedAdagrad");

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task TryResume_EndedAtRandomMoments_EndsWithTheSameBits(string name)
    {
        using var networks = TinyFederation.Networks();
        var whole = Serve(networks, name, null);
        await whole.RunAsync(Rounds);

        var random = new Random(3);
        int kills = 0;
        FederatedServer server;
        do
        {
            // A new server each time, as of a new process; what it has of the old one is the directory.
            server = Serve(networks, name, new CheckpointStore(_directory));
            server.TryResume();
            using var kill = new CancellationTokenSource(random.Next(1, 12));
            try
            {
                await server.RunAsync(Rounds, progress: null, kill.Token);
            }
            catch (OperationCanceledException)
            {
                kills++;
            }
        }
        while (server.Round < Rounds);

        Assert.Equal(whole.State.ToArray(), server.State.ToArray());
        for (int i = 0; i < whole.Strategy.ServerOptimizer.States.Count; i++)
            Assert.Equal(whole.Strategy.ServerOptimizer.States[i], server.Strategy.ServerOptimizer.States[i]);
        TestContext.Current.SendDiagnosticMessage($"{name}: ended {kills} times");
    }

    [Fact]
    public async Task LoadState_OfAnotherStrategySeedOrModel_IsRefused()
    {
        using var networks = TinyFederation.Networks();
        var server = Serve(networks, "FedAdam", null);
        await server.RunAsync(1);
        var state = server.SaveState();
        using var normalized = new TinyNormalized(1, 1);

        Assert.Equal(
            "The state is of the strategy FedAdam, the server's is FedYogi; resume with the same, or begin elsewhere.",
            Assert.Throws<TrainingStateException>(() => Serve(networks, "FedYogi", null).LoadState(state)).Message);
        Assert.Contains("seed", Assert.Throws<TrainingStateException>(() => Serve(networks, "FedAdam", null, seed: 2).LoadState(state)).Message, StringComparison.Ordinal);
        Assert.Contains("network/", Assert.Throws<TrainingStateException>(() =>
            new FederatedServer(StateDictLayout.Of<TinyNormalized>(), TinyFederation.StateOf(normalized), Create("FedAdam"), new FederatedOptions { Seed = 1 }).LoadState(state)).Message, StringComparison.Ordinal);
        Assert.Contains("isn't a federated server's", Assert.Throws<TrainingStateException>(() => server.LoadState(new TrainingState())).Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Round);
    }

    [Fact]
    public void TryResume_NothingThere_Begins()
    {
        using var networks = TinyFederation.Networks();

        Assert.False(Serve(networks, "FedAvg", new CheckpointStore(_directory)).TryResume());
        Assert.Throws<InvalidOperationException>(() => Serve(networks, "FedAvg", null).TryResume());
    }

    [Fact]
    public async Task TryResume_NothingThatIsWhole_BeginsNothing()
    {
        using var networks = TinyFederation.Networks();
        await Serve(networks, "FedAvg", new CheckpointStore(_directory)).RunRoundAsync();
        string file = Assert.Single(Directory.GetFiles(_directory));
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..^1]);

        var failure = Assert.Throws<TrainingStateException>(() => Serve(networks, "FedAvg", new CheckpointStore(_directory)).TryResume());

        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static FederatedServer Serve(NetworkPool<TinyClassifier> networks, string strategy, CheckpointStore? checkpoints, ulong seed = 1) =>
        TinyFederation.Serve(networks, Create(strategy), new FederatedOptions { Fraction = 0.5, EvaluationFraction = 0, Seed = seed, Checkpoints = checkpoints }, 8);

    private static Strategy Create(string name) => name switch
    {
        "FedAvg" => Strategy.FedAvg(),
        "FedAvgM" => Strategy.FedAvgM(),
        "FedAdam" => Strategy.FedAdam(rate: 0.01),
        "FedYogi" => Strategy.FedYogi(),
        _ => Strategy.FedAdagrad(rate: 0.01),
    };
}
