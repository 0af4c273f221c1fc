using StaticNet.Federated.Tests.Infrastructure;

namespace StaticNet.Federated.Tests.Clients;

public sealed class TrainerClientTests
{
    private static readonly StateDictLayout Layout = StateDictLayout.Of<TinyNormalized>();

    [Fact]
    public async Task FitAsync_SameRound_HasTheSameBitsWhateverCameBefore()
    {
        using var network = new TinyClassifier(1, 32);
        using var fresh = new TinyClassifier(5, 32);
        float[] state = TinyFederation.StateOf(network);
        var client = Client(network);
        var first = await client.FitAsync(Request(state, round: 3), CancellationToken.None);
        await client.FitAsync(Request(first.State, round: 4), CancellationToken.None);

        var again = await client.FitAsync(Request(state, round: 3), CancellationToken.None);
        var elsewhere = await Client(fresh).FitAsync(Request(state, round: 3), CancellationToken.None);
        var other = await client.FitAsync(Request(state, round: 4), CancellationToken.None);

        Assert.Equal(first.State.ToArray(), again.State.ToArray());
        Assert.Equal(first.State.ToArray(), elsewhere.State.ToArray());
        Assert.NotEqual(first.State.ToArray(), other.State.ToArray());
        Assert.Equal(40, first.SampleCount);
    }

    [Fact]
    public async Task FitAsync_Settings_GoBeforeTheClientsOwn()
    {
        using var network = new TinyClassifier(1, 32);
        float[] state = TinyFederation.StateOf(network);

        var reply = await Client(network).FitAsync(
            Request(state, 3, (SettingNames.Epochs, 2L), (SettingNames.BatchSize, 5L), (SettingNames.LearningRate, 0.25), (SettingNames.ProximalWeight, 0.5)), CancellationToken.None);

        using var expected = new TinyClassifier(1, 32);
        var trainer = new Trainer<TinyClassifier>(expected, new Sgd(0.25f), new ClientSettings(Request(state, 3).Settings).SeedOf(8)) { Proximity = new ProximalTerm(expected, 0.5) };
        trainer.Fit(TinyFederation.Samples(40, 2), epochs: 2, batchSize: 5);
        Assert.Equal(TinyFederation.StateOf(expected), reply.State.ToArray());
    }

    [Theory]
    [InlineData(SettingNames.Epochs, "The server's local_epochs is 0 (WholeNumber); it must be an integer from 1 to 2147483647.")]
    [InlineData(SettingNames.BatchSize, "The server's batch_size is 0 (WholeNumber); it must be an integer from 1 to 2147483647.")]
    public async Task FitAsync_SettingOutsideItsLimits_IsTold(string name, string message)
    {
        using var network = new TinyClassifier(1, 32);
        var client = Client(network);

        var error = await Assert.ThrowsAsync<ClientFailureException>(() => client.FitAsync(Request(TinyFederation.StateOf(network), 1, (name, 0L)), CancellationToken.None));

        Assert.Equal(message, error.Message);
        await Assert.ThrowsAsync<ClientFailureException>(() => client.FitAsync(Request(new float[75], 1, (SettingNames.LearningRate, double.NaN)), CancellationToken.None));
        await Assert.ThrowsAsync<ClientFailureException>(() => client.FitAsync(Request(new float[75], 1, (SettingNames.ProximalWeight, "much")), CancellationToken.None));
    }

    [Fact]
    public async Task FitAsync_Cancelled_Ends()
    {
        using var network = new TinyClassifier(1, 32);
        using var cancellation = new CancellationTokenSource(20);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Client(network).FitAsync(Request(TinyFederation.StateOf(network), 1, (SettingNames.Epochs, 1_000_000L)), cancellation.Token));
    }

    [Fact]
    public async Task FitAsync_NetworkWithStatistics_CountsItsBatchesOn()
    {
        using var network = new TinyNormalized(1, 32);
        float[] state = TinyFederation.StateOf(network);
        int count = IndexOf(StateDictRole.BatchCount);
        var client = new TrainerClient<TinyNormalized>(network, TinyFederation.Samples(40, 2), (trained, seed) => new Trainer<TinyNormalized>(trained, new Sgd(0.1f), seed)) { BatchSize = 10 };

        var first = await client.FitAsync(Request(state, 1), CancellationToken.None);
        var second = await client.FitAsync(Request(first.State, 2), CancellationToken.None);

        Assert.Equal(4, Layout.Slice(count, first.State.Span)[0]);
        Assert.Equal(8, Layout.Slice(count, second.State.Span)[0]);
        Assert.NotEqual(Layout.Slice(IndexOf(StateDictRole.Statistic), state.AsSpan()).ToArray(), Layout.Slice(IndexOf(StateDictRole.Statistic), first.State.Span).ToArray());
    }

    [Fact]
    public void Load_BadModels_ChangeNothing()
    {
        using var network = new TinyNormalized(1, 32);
        using var other = new TinyClassifier(1, 32);
        string before = network.GetParametersHash();
        float[] bad = TinyFederation.StateOf(network);
        bad[^2] = float.PositiveInfinity;

        Assert.Throws<ArgumentException>(() => Layout.Load(network, bad));
        Assert.Throws<ArgumentException>(() => Layout.Load(network, bad.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => Layout.Load(other, new float[Layout.Length]));
        Assert.Equal(before, network.GetParametersHash());
    }

    private static int IndexOf(StateDictRole role) => Layout.Tensors.IndexOf(Layout.Tensors.First(tensor => tensor.Role == role));

    private static TrainerClient<TinyClassifier> Client(TinyClassifier network) =>
        new(network, TinyFederation.Samples(40, 2), (trained, seed) => new Trainer<TinyClassifier>(trained, new Sgd(0.1f), seed)) { BatchSize = 10, Seed = 8 };

    private static FitRequest Request(ReadOnlyMemory<float> state, int round, params (string Name, FederatedValue Value)[] settings)
    {
        var all = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        all[SettingNames.Round] = (long)round;
        return new FitRequest(state, all);
    }
}
