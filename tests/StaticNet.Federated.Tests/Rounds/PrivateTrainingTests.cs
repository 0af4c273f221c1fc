using StaticNet.Federated.Tests.Infrastructure;

namespace StaticNet.Federated.Tests.Rounds;

public sealed class PrivateTrainingTests
{
    private static readonly FederatedOptions Private = new()
    {
        Fraction = 0.5,
        EvaluationFraction = 0,
        Seed = 3,
        Privacy = new CentralPrivacy(0.5, 1.2, 1e-4) { SimulationSeed = 11 },
    };

    [Fact]
    public async Task RunRound_Privately_IsTheMeanOfClippedUpdatesAndNoise()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), Private, 8);
        float[] current = server.State.ToArray();

        var result = await server.RunRoundAsync();

        // Of the clients that it says have taken part, the update of each by itself.
        double[] sum = new double[current.Length];
        foreach (var outcome in result.Training)
        {
            var client = server.Clients.GetAll().Single(joined => joined.Id == outcome.ClientId).Client;
            var reply = await client.FitAsync(new FitRequest(current, new Dictionary<string, FederatedValue> { [SettingNames.Round] = 1L }), CancellationToken.None);
            double[] update = [.. reply.State.ToArray().Zip(current, (after, before) => (double)after - before)];
            double norm = Math.Sqrt(update.Sum(value => value * value)), scale = Math.Min(1, 0.5 / norm);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += scale * update[i];
        }

        var noise = GaussianNoise.CreateSeeded(11, 1);
        Assert.NotEmpty(result.Training);
        for (int i = 0; i < sum.Length; i++)
            Assert.Equal(current[i] + ((sum[i] + (0.6 * noise.Next())) / 4), server.State.Span[i], 1e-5);
        Assert.Equal((0, 0), ((int)result.SampleCount, result.TrainingMetrics.Count));
    }

    [Fact]
    public async Task RunAsync_Privately_TellsWhatIsSpent()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(networks, Strategy.FedAdam(), Private, 8);
        Assert.Equal(0, server.SpentPrivacy!.Value.Epsilon);
        var expected = new PrivacyAccountant();
        expected.Add(1.2, 0.5, 5);
        var epsilons = new List<double>();

        await server.RunAsync(5, result => epsilons.Add(result.Epsilon!.Value));

        Assert.Equal(epsilons.Order(), epsilons);
        Assert.Equal(expected.GetEpsilon(1e-4).Epsilon, epsilons[^1], 1e-12);
    }

    [Fact]
    public async Task RunRound_Privately_AsksNobodyToMeasure()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), Private with { EvaluationFraction = 1 }, 8);

        var result = await server.RunRoundAsync();

        Assert.Empty(result.Evaluation);
        Assert.Null(result.Clients);
    }

    [Fact]
    public async Task RunRound_NobodyChosen_StillAddsNoise()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), Private with { Fraction = 1e-9, MinimumClients = 1 }, 2);
        float[] before = server.State.ToArray();

        var result = await server.RunRoundAsync();

        Assert.Empty(result.Training);
        Assert.Null(result.Failure);
        Assert.NotEqual(before, server.State.ToArray());
    }

    [Fact]
    public async Task LoadState_Privately_GoesOnCounting()
    {
        using var networks = TinyFederation.Networks();
        var whole = TinyFederation.Serve(networks, Strategy.FedAvg(), Private, 8);
        var first = TinyFederation.Serve(networks, Strategy.FedAvg(), Private, 8);
        var second = TinyFederation.Serve(networks, Strategy.FedAvg(), Private, 8);
        await whole.RunAsync(4);
        await first.RunAsync(2);

        second.LoadState(first.SaveState());
        await second.RunAsync(4);

        Assert.Equal(whole.State.ToArray(), second.State.ToArray());
        Assert.Equal(whole.SpentPrivacy, second.SpentPrivacy);
        var open = TinyFederation.Serve(networks, Strategy.FedAvg(), Private with { Privacy = null }, 8);
        await open.RunAsync(1);
        Assert.Contains("without privacy", Assert.Throws<TrainingStateException>(() => second.LoadState(open.SaveState())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Server_WhatCantBePrivate_IsRefused()
    {
        using var networks = TinyFederation.Networks();
        using var normalized = new TinyNormalized(1, 1);

        Refuse("median needs each update as it is", () => TinyFederation.Serve(networks, Strategy.Median(), Private, 2));
        Refuse("A server can't clip updates of which it sees the sum alone.", () => TinyFederation.Serve(networks, Strategy.FedAvg(), Private with { Secure = new() }, 2));
        Refuse("batch_norm1.running_mean is no tensor that training clips", () =>
            _ = new FederatedServer(StateDictLayout.Of<TinyNormalized>(), TinyFederation.StateOf(normalized), Strategy.FedAvg(), Private));
        Refuse("ClippingNorm of CentralPrivacy is 0; it must be finite and above 0.", () =>
            TinyFederation.Serve(networks, Strategy.FedAvg(), Private with { Privacy = new CentralPrivacy(0, 1) }, 2));
        Refuse("NoiseMultiplier of CentralPrivacy is NaN", () => TinyFederation.Serve(networks, Strategy.FedAvg(), Private with { Privacy = new CentralPrivacy(1, double.NaN) }, 2));
        Refuse("Delta of CentralPrivacy is 1", () => TinyFederation.Serve(networks, Strategy.FedAvg(), Private with { Privacy = new CentralPrivacy(1, 1, 1) }, 2));

        static void Refuse(string message, Action create) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(create).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FitAsync_ByAClientsOwnNoise_TellsNothingElse()
    {
        using var network = new TinyClassifier(1, 32);
        float[] state = TinyFederation.StateOf(network);
        var open = Client(null);
        var client = Client(new LocalPrivacy(0.1, 2, GaussianNoise.CreateSeeded(4)));
        var request = new FitRequest(state, new Dictionary<string, FederatedValue> { [SettingNames.Round] = 1L });

        var plain = await open.FitAsync(request, CancellationToken.None);
        var reply = await client.FitAsync(request, CancellationToken.None);

        float[] expected = plain.State.ToArray();
        new LocalPrivacy(0.1, 2, GaussianNoise.CreateSeeded(4)).Apply(StateDictLayout.Of<TinyClassifier>(), state, expected);
        Assert.Equal(expected, reply.State.ToArray());
        Assert.Equal((1, 0), (reply.SampleCount, reply.Metrics.Count));

        TrainerClient<TinyClassifier> Client(LocalPrivacy? privacy) =>
            new(network, TinyFederation.Samples(20, 2), (trained, seed) => new Trainer<TinyClassifier>(trained, new Sgd(0.1f), seed)) { Privacy = privacy };
    }
}
