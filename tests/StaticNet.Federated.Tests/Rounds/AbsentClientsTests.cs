using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using StaticNet.Federated.Tests.Clients;
using StaticNet.Federated.Tests.Infrastructure;

namespace StaticNet.Federated.Tests.Rounds;

public sealed class AbsentClientsTests
{
    private static readonly FederatedOptions Options = new() { EvaluationFraction = 0, RoundTimeout = TimeSpan.FromSeconds(2), PutAsideAfter = 2 };
    private static readonly JoinedClient[] There = [.. Enumerable.Range(0, 4).Select(i => new JoinedClient(TinyFederation.NameOf(i), new SilentClient()))];

    [Fact]
    public void Among_AClientThatNeverAnswers_IsAskedLessAndLess()
    {
        var absent = new AbsentClients(3, null);

        int[] asked = [.. Enumerable.Range(1, 300).Where(round => Ask(absent, round, 1))];

        // Three rounds in a row, then after one round, two, four … and sixty-four at most.
        Assert.Equal([1, 2, 3, 5, 8, 13, 22, 39, 72, 137, 202, 267], asked);
    }

    [Fact]
    public void Among_AClientThatAnswersAgain_TakesPartAsBefore()
    {
        var absent = new AbsentClients(2, null);

        int[] asked = [.. Enumerable.Range(1, 12).Where(round => Ask(absent, round, 1, answers: round is 4 or 6))];

        // It misses 1 and 2, answers in 4, misses 5, answers in 6, and misses 7 and 8: what was before an answer doesn't count.
        Assert.Equal([1, 2, 4, 5, 6, 7, 8, 10], asked);
    }

    [Fact]
    public void Among_AClientThatJoinsAgain_BeginsAnew()
    {
        var absent = new AbsentClients(1, null);
        Assert.True(Ask(absent, 1, 1));
        Assert.False(Ask(absent, 2, 1));
        absent.Record(2, [There[0]], []);

        Assert.True(Ask(absent, 3, 1));
        Assert.False(Ask(absent, 4, 1));
        Assert.True(Ask(absent, 5, 1));
    }

    [Fact]
    public void Among_TooFewOthers_AsksThoseWhoseTimeIsNext()
    {
        var absent = new AbsentClients(1, null);
        absent.Record(1, There, Silent(1, 2));
        absent.Record(3, There, Silent(2));
        absent.Record(3, There, Silent(3));

        Assert.Equal(["0000", "0001"], Names(1));
        Assert.Equal(["0000", "0001", "0003"], Names(3));
        Assert.Equal(["0000", "0001", "0002", "0003"], Names(9));

        string[] Names(int least) => [.. absent.Among(There, least, 4).Select(client => client.Id)];
    }

    [Fact]
    public void Among_WithoutALimit_AsksEverybody()
    {
        var absent = new AbsentClients(0, null);

        Assert.All(Enumerable.Range(1, 50), round => Assert.True(Ask(absent, round, 1)));
    }

    [Fact]
    public async Task RunAsync_AClientThatHangs_CostsFewRoundsAndIsToldOf()
    {
        using var networks = TinyFederation.Networks();
        using var listener = new MeterListener();
        var counts = new ConcurrentDictionary<string, long>();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Name.StartsWith("staticnet.federated.clients.", StringComparison.Ordinal))
                it.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counts.AddOrUpdate(instrument.Name, value, (_, former) => former + value));
        listener.Start();
        var log = new RecordingLogger();
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), Options with { Logger = log, EvaluationFraction = 1 }, 4, (index, client) => index == 2
            ? new ScriptedClient(client, (inner, request, token) => request.Settings[SettingNames.Round].ToInt64() >= 6 ? inner.FitAsync(request, token) : new TaskCompletionSource<FitReply>().Task)
            : client);
        var results = new List<RoundResult>();

        await server.RunAsync(8, results.Add);

        // Rounds 1, 2 and 4 wait for it in vain, 3, 5 and 6 leave it out, from 7 on it is there again.
        Assert.Equal([1, 2, 4], results.Where(result => result.Training.Any(outcome => outcome.Kind == OutcomeKind.TimedOut)).Select(result => result.Round));
        Assert.Equal([3, 5, 6], results.Where(result => result.PutAside is ["0002"]).Select(result => result.Round));
        Assert.Equal([3, 3, 3, 3, 3, 3, 4, 4], results.Select(result => result.AcceptedCount));

        // Who hasn't trained in time isn't asked to measure: the time-out is waited for once.
        Assert.Equal([3, 3, 3, 3, 3, 3, 4, 4], results.Select(result => result.Evaluation.Length));
        Assert.Equal(
            [
                "Warning The client 0002 hasn't answered in time in 2 rounds in a row; it is left out up to round 3.",
                "Warning The client 0002 hasn't answered in time in 3 rounds in a row; it is left out up to round 6.",
                "Information The client 0002 answers again, and takes part as before.",
            ],
            log.Lines);
        Assert.True(counts["staticnet.federated.clients.put_aside"] >= 2);
        Assert.True(counts["staticnet.federated.clients.back"] >= 1);
    }

    [Fact]
    public async Task LoadState_AClientThatHangs_IsLeftOutAsBefore()
    {
        using var networks = TinyFederation.Networks();
        var whole = Serve();
        await whole.RunAsync(2);
        var resumed = Serve();
        resumed.LoadState(whole.SaveState());

        Assert.Equal(["0001"], (await resumed.RunRoundAsync()).PutAside);
        Assert.Equal(["0001"], (await whole.RunRoundAsync()).PutAside);
        Assert.Equal(whole.State.ToArray(), resumed.State.ToArray());
        var broken = new TrainingState();
        broken.Add("federated.missed/a", [2L, -1L]);
        Assert.Contains("'federated.missed/a' of the state isn't", Assert.Throws<TrainingStateException>(() => AbsentClients.Read(broken)).Message, StringComparison.Ordinal);

        FederatedServer Serve() => TinyFederation.Serve(networks, Strategy.FedAvg(), Options, 4, (index, client) => index == 1 ? new SilentClient() : client);
    }

    [Fact]
    public async Task RunAsync_SecurelyWithAClientThatHangs_LeavesItOut()
    {
        using var networks = TinyFederation.Networks();
        var options = Options with { PutAsideAfter = 1, Secure = new SecureAggregationOptions { FitTimeout = TimeSpan.FromSeconds(2) } };
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), options, 5, (index, client) => new SecureClient(index == 3
            ? new ScriptedClient(client, (_, _, _) => new TaskCompletionSource<FitReply>().Task)
            : client));

        var first = await server.RunRoundAsync();
        var second = await server.RunRoundAsync();

        Assert.Equal(OutcomeKind.TimedOut, first.Training[3].Kind);
        Assert.Equal(["0003"], second.PutAside);
        Assert.Equal((4, 4), (first.AcceptedCount, second.AcceptedCount));
    }

    // Whether a client is asked in a round; it answers or not.
    private static bool Ask(AbsentClients absent, int round, int client, bool answers = false)
    {
        if (!absent.Among(There, 1, round).Contains(There[client]))
        {
            absent.Record(round, There, []);
            return false;
        }

        absent.Record(round, There, answers ? [new ClientOutcome(There[client].Id, OutcomeKind.Failed)] : Silent(client));
        return true;
    }

    private static ClientOutcome[] Silent(params int[] clients) => [.. clients.Select(client => new ClientOutcome(There[client].Id, OutcomeKind.TimedOut))];
}
