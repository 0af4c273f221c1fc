using StaticNet.Federated.Tests.Clients;
using StaticNet.Federated.Tests.Infrastructure;

namespace StaticNet.Federated.Tests.Rounds;

public sealed class FederatedServerTests
{
    private static readonly FederatedOptions Everybody = new() { EvaluationFraction = 0 };

    [Fact]
    public async Task RunRound_OneStepOfEachClient_IsAStepOfAllSamples()
    {
        using var networks = new NetworkPool<TinyClassifier>(() => new TinyClassifier(1, 64), 1);
        using var central = new TinyClassifier(1, 64);
        var shares = Enumerable.Range(0, 4).Select(i => TinyFederation.Samples(8 * (i + 1), (ulong)i)).ToArray();
        var server = new FederatedServer(StateDictLayout.Of<TinyClassifier>(), TinyFederation.StateOf(central), Strategy.FedAvg(), Everybody);
        for (int i = 0; i < shares.Length; i++)
            server.Clients.TryJoin(TinyFederation.NameOf(i), new TrainerClient<TinyClassifier>(networks, shares[i], (network, seed) => new Trainer<TinyClassifier>(network, new Sgd(0.5f), seed)) { BatchSize = 64 });

        var result = await server.RunRoundAsync();

        float[] inputs = [.. shares.SelectMany(share => InputsOf(share))];
        int[] labels = [.. shares.SelectMany(LabelsOf)];
        var expected = new TinyClassifier(1, 80);
        new Trainer<TinyClassifier>(expected, new Sgd(0.5f)).Step(inputs, new Targets(labels));
        float[] state = TinyFederation.StateOf(expected);
        Assert.Equal(80, result.SampleCount);
        for (int i = 0; i < state.Length; i++)
            Assert.Equal(state[i], server.State.Span[i], 1e-6f);
    }

    [Fact]
    public async Task RunAsync_ClientsInAnyOrder_HasTheSameBits()
    {
        var delays = new Random(5);
        string[] hashes = [await Run(1, null), await Run(3, null), await Run(2, (_, client) => new ScriptedClient(client, async (inner, request, token) =>
        {
            int delay = delays.Next(20);
            var reply = await inner.FitAsync(request, token);
            await Task.Delay(delay, token);
            return reply;
        }))];

        Assert.Single(hashes.Distinct());

        static async Task<string> Run(int workers, Func<int, IFederatedClient, IFederatedClient>? wrap)
        {
            using var networks = TinyFederation.Networks(workers);
            using var network = new TinyClassifier(9, 1);
            var server = TinyFederation.Serve(networks, Strategy.FedAvg(), new FederatedOptions { Fraction = 0.5, EvaluationFraction = 0.3 }, 12, wrap);
            await server.RunAsync(3);
            server.CopyTo(network);
            return network.GetParametersHash();
        }
    }

    [Fact]
    public async Task RunRound_ClientsThatFail_AreLeftOutAndTold()
    {
        using var networks = TinyFederation.Networks();
        var options = new FederatedOptions { RoundTimeout = TimeSpan.FromSeconds(1), EvaluationFraction = 0 };
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), options, 7, (index, client) => index switch
        {
            0 => new ScriptedClient(client, (_, _, _) => throw new ClientFailureException("No battery.")),
            1 => new ScriptedClient(client, async (inner, request, token) => (await inner.FitAsync(request, token)) with { State = new float[5] }),
            2 => new ScriptedClient(client, async (inner, request, token) => Spoil(await inner.FitAsync(request, token))),
            3 => new ScriptedClient(client, async (inner, request, token) => (await inner.FitAsync(request, token)) with { SampleCount = 0 }),
            4 => new SilentClient(),
            5 => new ScriptedClient(client, (_, _, _) => new TaskCompletionSource<FitReply>().Task), // heeds no token
            _ => client,
        });
        var alone = TinyFederation.Serve(networks, Strategy.FedAvg(), options with { MinimumClients = 1 }, 7);
        foreach (int index in Enumerable.Range(0, 6))
            alone.Clients.Leave(TinyFederation.NameOf(index));

        var result = await server.RunRoundAsync();
        await alone.RunRoundAsync();

        Assert.Null(result.Failure);
        Assert.Equal(
            [OutcomeKind.Failed, OutcomeKind.Refused, OutcomeKind.Refused, OutcomeKind.Refused, OutcomeKind.TimedOut, OutcomeKind.TimedOut, OutcomeKind.Accepted],
            result.Training.Select(outcome => outcome.Kind));
        Assert.Equal(
            ["No battery.", "The model has 5 elements, not 75.", "Element 3 of dense1.bias is NaN.", "It says that it has 0 samples; wanted are 1 to 2147483647.", "It didn't answer within 1 s.", "It didn't answer within 1 s.", null],
            result.Training.Select(outcome => outcome.Reason));
        Assert.Equal(alone.State.ToArray(), server.State.ToArray());

        static FitReply Spoil(FitReply reply)
        {
            float[] state = reply.State.ToArray();
            state[36 + 3] = float.NaN;
            return reply with { State = state };
        }
    }

    [Fact]
    public async Task RunRound_ClientsThatClaimMoreSamplesThanTheyMay_HaveNoWeight()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), new FederatedOptions { MaximumSamples = 21 }, 4, (index, client) => index == 0
            ? new ScriptedClient(client, async (inner, request, token) => (await inner.FitAsync(request, token)) with { SampleCount = long.MaxValue })
            : client);

        var result = await server.RunRoundAsync();

        Assert.Equal([OutcomeKind.Refused, OutcomeKind.Accepted, OutcomeKind.Refused, OutcomeKind.Refused], result.Training.Select(outcome => outcome.Kind));
        Assert.Equal("It says that it has 9223372036854775807 samples; wanted are 1 to 21.", result.Training[0].Reason);
        Assert.Equal([OutcomeKind.Accepted, OutcomeKind.Accepted, OutcomeKind.Refused, OutcomeKind.Refused], result.Evaluation.Select(outcome => outcome.Kind));
        Assert.Equal((21, 41), ((int)result.SampleCount, (int)result.Clients!.SampleCount));
    }

    [Fact]
    public async Task RunRound_TooFewUpdates_LeavesTheModel()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(
            networks, Strategy.FedAvg(), Everybody with { MinimumUpdates = 3 }, 4,
            (index, client) => index < 2 ? new ScriptedClient(client, (_, _, _) => throw new IOException("gone")) : client);
        float[] before = server.State.ToArray();

        var result = await server.RunRoundAsync();

        Assert.Equal("There are 2 updates; FedAvg needs 3 here.", result.Failure);
        Assert.Equal(before, server.State.ToArray());
        Assert.Equal(1, server.Round);
    }

    [Fact]
    public async Task RunRound_StrategyThatNeedsMore_HasAsManyClients()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(networks, Strategy.Krum(byzantine: 1), Everybody with { Fraction = 0.1 }, 8);

        var result = await server.RunRoundAsync();

        Assert.Null(result.Failure);
        Assert.Equal(5, result.AcceptedCount);
    }

    [Fact]
    public void RoundTimeout_LongerThanTimersRun_IsRefused()
    {
        Assert.Equal(49, new FederatedOptions { RoundTimeout = TimeSpan.FromDays(49) }.RoundTimeout.Days);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FederatedOptions { RoundTimeout = TimeSpan.MaxValue });
    }

    [Fact]
    public async Task RunRound_Cancelled_LeavesEverything()
    {
        using var networks = TinyFederation.Networks();
        using var cancellation = new CancellationTokenSource();
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), Everybody, 3, (index, client) => index == 1 ? new SilentClient() : client);
        float[] before = server.State.ToArray();
        var round = server.RunRoundAsync(cancellation.Token);
        Assert.Equal("A round is running; wait until it has ended.", (await Assert.ThrowsAsync<InvalidOperationException>(() => server.RunRoundAsync())).Message);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round);

        Assert.Equal(0, server.Round);
        Assert.Equal(before, server.State.ToArray());
    }

    [Fact]
    public async Task RunRound_CancelledWhileItIsMeasured_LeavesTheStrategyToo()
    {
        using var networks = TinyFederation.Networks();
        using var cancellation = new CancellationTokenSource();
        var evaluator = new HesitantClient();
        var whole = TinyFederation.Serve(networks, Strategy.FedAdam(), Everybody, 3);
        var server = TinyFederation.Serve(networks, Strategy.FedAdam(), Everybody with { Evaluator = evaluator }, 3);
        float[] before = server.State.ToArray();
        var round = server.RunRoundAsync(cancellation.Token);
        await evaluator.IsAsked;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round);

        Assert.Equal(before, server.State.ToArray());
        Assert.All(server.Strategy.ServerOptimizer.States, values => Assert.All(values, value => Assert.Equal(0, value)));
        await server.RunAsync(2);
        await whole.RunAsync(2);
        Assert.Equal(whole.State.ToArray(), server.State.ToArray());
    }

    [Fact]
    public async Task RunRound_WithoutAModel_BeginsWithTheFirstClients()
    {
        using var own = new TinyClassifier(42, 32);
        using var other = new TinyClassifier(7, 32);
        var server = new FederatedServer(StateDictLayout.Of<TinyClassifier>(), [], Strategy.FedAvg(), Everybody);
        Assert.Throws<InvalidOperationException>(() => server.CopyTo(own));
        Assert.Throws<InvalidOperationException>(server.SaveState);
        server.Clients.TryJoin("b", Client(other, rate: 0));
        server.Clients.TryJoin("a", Client(own, rate: 0));

        await server.RunRoundAsync();

        Assert.Equal(TinyFederation.StateOf(new TinyClassifier(42, 1)), server.State.ToArray());

        static TrainerClient<TinyClassifier> Client(TinyClassifier network, float rate) =>
            new(network, TinyFederation.Samples(10, 1), (trained, seed) => new Trainer<TinyClassifier>(trained, new Sgd(rate), seed));
    }

    [Fact]
    public async Task RunAsync_Measured_GivesWhatASingleEvaluationOfAllSamplesDoes()
    {
        using var networks = TinyFederation.Networks();
        using var network = new TinyClassifier(1, 32);
        var test = TinyFederation.Samples(50, 99);
        var server = TinyFederation.Serve(
            networks, Strategy.FedAvg(), new FederatedOptions
            {
                Evaluator = new TrainerClient<TinyClassifier>(networks, test, (trained, seed) => new Trainer<TinyClassifier>(trained, new Sgd(0), seed)),
            }, 5);

        var result = await server.RunRoundAsync();

        server.CopyTo(network);
        var trainer = new Trainer<TinyClassifier>(network, new Sgd(0));
        var expected = trainer.Evaluate(test);
        Assert.Equal((expected.Loss, expected.Accuracy, 50), (result.Server!.Loss, result.Server.Accuracy, (int)result.Server.SampleCount));
        var parts = Enumerable.Range(0, 5).Select(i => trainer.Evaluate(TinyFederation.Samples(20 + i, (ulong)i))).ToArray();
        Assert.Equal(110, result.Clients!.SampleCount);
        Assert.Equal(parts.Sum(part => part.Loss * part.Count) / 110, result.Clients.Loss, 1e-12);
        Assert.Equal(parts.Sum(part => part.Accuracy!.Value * part.Count) / 110, result.Clients.Accuracy!.Value, 1e-12);
        Assert.Contains("train_loss", result.TrainingMetrics.Keys);
    }

    [Fact]
    public async Task RunAsync_AThousandClientsOfWhichATenthVanish_Learns()
    {
        using var networks = TinyFederation.Networks(Environment.ProcessorCount);
        int vanished = 0;
        var server = TinyFederation.Serve(
            networks, Strategy.FedAvg(), new FederatedOptions
            {
                EvaluationFraction = 0,
                Evaluator = new TrainerClient<TinyClassifier>(networks, TinyFederation.Samples(500, 12345), (trained, seed) => new Trainer<TinyClassifier>(trained, new Sgd(0), seed)),
                Settings = _ => new Dictionary<string, FederatedValue> { [SettingNames.Epochs] = 3L, [SettingNames.LearningRate] = 0.5 },
            }, 1000, (index, client) => new ScriptedClient(client, (inner, request, token) =>
            {
                if (new Random((index * 1000) + (int)request.Settings[SettingNames.Round].ToInt64()).NextDouble() >= 0.1)
                    return inner.FitAsync(request, token);
                Interlocked.Increment(ref vanished);
                throw new ClientFailureException("It has vanished.");
            }));

        double accuracy = 0;
        await server.RunAsync(4, result =>
        {
            Assert.Equal(1000, result.Training.Length);
            Assert.InRange(result.AcceptedCount, 850, 950);
            accuracy = result.Server!.Accuracy!.Value;
        });

        Assert.InRange(vanished, 300, 500);
        Assert.InRange(accuracy, 0.85, 1);
    }

    private static float[] InputsOf(Dataset samples)
    {
        float[] inputs = new float[samples.Count * samples.InputLength];
        samples.CopyInputs([.. Enumerable.Range(0, samples.Count)], inputs);
        return inputs;
    }

    private static int[] LabelsOf(Dataset samples)
    {
        int[] labels = new int[samples.Count];
        samples.CopyLabels([.. Enumerable.Range(0, samples.Count)], labels);
        return labels;
    }
}
