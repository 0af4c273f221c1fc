using System.Diagnostics;

namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class SecureNeighboursTests(ITestOutputHelper output)
{
    [Fact]
    public async Task RunAsync_NeighboursOnARing_SumsDespiteDropouts()
    {
        var options = SecureGroup.Exact with { Neighbours = 10, Threshold = 0.6 };
        var group = new SecureGroup(60);
        group.Taps[7].FailsIn = SecurePhase.ShareKeys;
        group.Taps[20].FailsIn = SecurePhase.MaskedInput;
        group.Taps[41].LosesAnswerOf = SecurePhase.MaskedInput;
        group.Taps[59].FailsIn = SecurePhase.Unmask;

        var sum = await group.RunAsync(options);

        group.AssertIsSumOf(Enumerable.Range(0, 60).Except([7, 20, 41]), sum, options);
    }

    [Fact]
    public void Connect_Ring_GivesEachItsNeighboursBothWaysInRandomOrder()
    {
        SecureParticipant[] participants = [.. Enumerable.Range(1, 30).Select(index => new SecureParticipant(index, new JoinedClient($"{index}", new KnownUpdateClient([], 1))))];
        NeighbourGraph.Connect(participants, 6, new SeededRandom(1));
        foreach (var participant in participants)
        {
            Assert.Equal(7, participant.Holders.Distinct().Count());
            Assert.Equal(participant.Holders.Order(), participant.Holders);
            Assert.Contains(participant.Index, participant.Holders);
            Assert.All(participant.Holders, holder => Assert.Contains(participant.Index, participants[holder - 1].Holders));
        }

        Assert.Contains(participants, participant => participant.Holders[^1] - participant.Holders[0] > 7);
    }

    [Fact]
    public void IsConnected_RingCutInTwo_Isnt()
    {
        SecureParticipant[] participants = [.. Enumerable.Range(1, 12).Select(index => new SecureParticipant(index, new JoinedClient($"{index}", new KnownUpdateClient([], 1)))
        {
            Holders = [.. Enumerable.Range(index - 1, 3).Select(place => (place + 11) % 12 + 1)],
        })];
        Assert.True(NeighbourGraph.IsConnected(participants.ToDictionary(participant => participant.Index)));
        Assert.True(NeighbourGraph.IsConnected(participants.Skip(1).ToDictionary(participant => participant.Index)));
        Assert.False(NeighbourGraph.IsConnected(participants.Where(participant => participant.Index is not (3 or 9)).ToDictionary(participant => participant.Index)));
    }

    [Fact(Explicit = true)]
    public async Task RunAsync_AThousandClientsOfWhichATenthIsGone_Sums()
    {
        // 40 neighbours: each neighbourhood loses four of its holders on average, and may lose 20.
        var options = new SecureAggregationOptions { Rounding = SecureRounding.Nearest, Bits = 20, MaximumSamples = 64, Neighbours = 40, Threshold = 0.51, PhaseTimeout = TimeSpan.FromMinutes(5) };
        var group = new SecureGroup(1000, 1000);
        for (int i = 0; i < 100; i++)
            group.Taps[10 * i].FailsIn = SecurePhase.MaskedInput;
        var watch = Stopwatch.StartNew();

        var sum = await group.RunAsync(options);

        output.WriteLine($"1000 clients, 40 neighbours, 1000 elements, 100 gone: {watch.Elapsed.TotalSeconds:0.0} s");
        group.AssertIsSumOf(Enumerable.Range(0, 1000).Where(client => client % 10 != 0), sum, options);
    }

    [Theory(Explicit = true)]
    [InlineData(null)]
    [InlineData(20)]
    public async Task RunAsync_AHundredClientsOf200000Elements_Sums(int? neighbours)
    {
        var options = new SecureAggregationOptions
        {
            Rounding = SecureRounding.Nearest,
            Bits = 20,
            MaximumSamples = 64,
            Neighbours = neighbours,
            Threshold = 0.51,
            PhaseTimeout = TimeSpan.FromMinutes(5),
        };
        var group = new SecureGroup(100, 200_000);
        group.Taps[3].FailsIn = group.Taps[50].FailsIn = SecurePhase.MaskedInput;
        var watch = Stopwatch.StartNew();

        var sum = await group.RunAsync(options);

        output.WriteLine($"100 clients, {neighbours ?? 99} neighbours, 200,000 elements, 2 gone: {watch.Elapsed.TotalSeconds:0.0} s");
        group.AssertIsSumOf(Enumerable.Range(0, 100).Except([3, 50]), sum, options);
    }

    [Fact(Explicit = true)]
    public void AddTo_TenMasksOf200000Elements_TakesMilliseconds()
    {
        using var key = Secret.Draw(new SeededRandom(1));
        uint[] words = new uint[200_000];
        double best = double.MaxValue;
        for (int run = 0; run < 20; run++)
        {
            var watch = Stopwatch.StartNew();
            for (int mask = 0; mask < 10; mask++)
                PairMasks.Apply(key, words, adds: true);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        output.WriteLine($"10 masks of 200,000 words: {best:0.0} ms");
        Assert.InRange(best, 0, 100);
    }
}
