namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class SecureRoundTests
{
    private static readonly Dictionary<string, FederatedValue> NoSettings = [];

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(50)]
    public async Task RunAsync_AnyNumberOfClients_SumsAsPlainIntegers(int clients)
    {
        var group = new SecureGroup(clients, seed: clients);
        var sum = await group.RunAsync();

        group.AssertIsSumOf(Enumerable.Range(0, clients), sum);
        Assert.Empty(sum.Dropouts);
    }

    [Fact]
    public async Task RunAsync_Mean_IsThatOfTheClippedUpdatesBySamples()
    {
        var group = new SecureGroup(5);
        var sum = await group.RunAsync();

        long total = group.Known.Sum(client => client.Samples);
        Assert.Equal(total, sum.TotalSamples);

        // s/2·MaximumSamples·K/Σ n
        double bound = 1.0 / ((1 << 19) - 1) / 2 * 64 * 5 / total;
        for (int i = 0; i < group.Elements; i++)
        {
            double mean = group.Known.Sum(client => Math.Clamp(client.Update[i], -1, 1) * (double)client.Samples) / total;
            Assert.InRange(sum.MeanUpdate.Span[i], mean - bound - 1e-7, mean + bound + 1e-7);
        }
    }

    [Theory]
    [InlineData(SecurePhase.AdvertiseKeys)]
    [InlineData(SecurePhase.ShareKeys)]
    [InlineData(SecurePhase.MaskedInput)]
    [InlineData(SecurePhase.Unmask)]
    public async Task RunAsync_DropoutsInAPhase_SumsThoseWhoseUpdatesCame(SecurePhase phase)
    {
        foreach (int clients in (int[])[3, 9, 31])
        {
            int gone = clients / 3;
            var group = new SecureGroup(clients, seed: clients, options: new() { MinimumClients = 2 });
            for (int i = 0; i < gone; i++)
            {
                // Every third, alternately before it hears the question and after it has answered.
                if (i % 2 == 0)
                    group.Taps[3 * i].FailsIn = phase;
                else
                    group.Taps[3 * i].LosesAnswerOf = phase;
            }

            var sum = await group.RunAsync();

            int[] dropped = [.. Enumerable.Range(0, gone).Select(i => 3 * i)];
            group.AssertIsSumOf(phase == SecurePhase.Unmask ? Enumerable.Range(0, clients) : Enumerable.Range(0, clients).Except(dropped), sum);
            Assert.Equal(dropped.Select(SecureGroup.NameOf), sum.Dropouts.Select(dropout => dropout.Id));
            Assert.All(sum.Dropouts, dropout => Assert.Equal(phase, dropout.Phase));
        }
    }

    [Fact]
    public async Task RunAsync_DropoutsInEveryPhaseAtOnce_SumsTheOthers()
    {
        var group = new SecureGroup(12);
        group.Taps[2].FailsIn = SecurePhase.AdvertiseKeys;
        group.Taps[5].LosesAnswerOf = SecurePhase.ShareKeys;
        group.Taps[0].LosesAnswerOf = SecurePhase.MaskedInput;
        group.Taps[11].FailsIn = SecurePhase.Unmask;

        group.AssertIsSumOf([1, 3, 4, 6, 7, 8, 9, 10, 11], await group.RunAsync());
    }

    [Theory]
    [InlineData(SecurePhase.AdvertiseKeys)]
    [InlineData(SecurePhase.ShareKeys)]
    [InlineData(SecurePhase.MaskedInput)]
    [InlineData(SecurePhase.Unmask)]
    public async Task RunAsync_BelowTheThreshold_EndsAndSaysSo(SecurePhase phase)
    {
        var group = new SecureGroup(6);
        for (int i = 0; i < 3; i++)
            group.Taps[i].FailsIn = phase;
        var request = group.Request;

        var error = await Assert.ThrowsAsync<SecureAggregationException>(() => group.RunAsync());

        Assert.Equal($"Only 3 of 6 clients got through the phase {phase}; 4 are needed.", error.Message);
        Assert.Equal(["c000", "c001", "c002"], error.Dropouts.Select(dropout => dropout.Id));
        Assert.Equal($"gone in {phase}", error.Dropouts[0].Reason);
        Assert.All(request.State.ToArray(), element => Assert.Equal(0, element));
    }

    [Fact]
    public async Task RunAsync_FewerLeftThanTheClientsInsistOn_Ends()
    {
        var group = new SecureGroup(3);
        group.Taps[0].FailsIn = SecurePhase.MaskedInput;
        var error = await Assert.ThrowsAsync<SecureAggregationException>(() => group.RunAsync());
        Assert.Equal("Only 2 updates have come; 3 are needed.", error.Dropouts[1].Reason);
    }

    [Fact]
    public async Task RunAsync_ClientThatHangs_IsLeftBehindAfterTheTimeout()
    {
        var group = new SecureGroup(6);
        group.Taps[1].HangsIn = SecurePhase.MaskedInput;
        group.Taps[3].FailsIn = SecurePhase.Unmask;

        var sum = await group.RunAsync(SecureGroup.Exact with { FitTimeout = TimeSpan.FromSeconds(1.5) });

        group.AssertIsSumOf([0, 2, 3, 4, 5], sum);
        Assert.Equal(new SecureDropout("c001", SecurePhase.MaskedInput, "It didn't answer in 1.5 seconds."), sum.Dropouts[0]);
    }

    [Fact]
    public async Task RunAsync_Cancelled_Ends()
    {
        var group = new SecureGroup(3);
        group.Taps[1].HangsIn = SecurePhase.ShareKeys;
        using var cancellation = new CancellationTokenSource();
        var round = group.RunAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round);
    }

    [Fact]
    public async Task RunAsync_ManyRoundsOfTheSameClients_EachSums()
    {
        var group = new SecureGroup(4);
        for (int round = 0; round < 5; round++)
            group.AssertIsSumOf([0, 1, 2, 3], await group.RunAsync(round: round));
    }

    [Fact]
    public async Task RunAsync_AfterARoundThatFailed_Sums()
    {
        var group = new SecureGroup(3);
        group.Taps[0].FailsIn = group.Taps[1].FailsIn = SecurePhase.MaskedInput;
        await Assert.ThrowsAsync<SecureAggregationException>(() => group.RunAsync());
        group.Taps[0].FailsIn = group.Taps[1].FailsIn = null;

        group.AssertIsSumOf([0, 1, 2], await group.RunAsync(round: 1));
    }

    [Fact]
    public async Task RunAsync_NobodyHasSamples_SaysSo()
    {
        JoinedClient[] clients = [.. Enumerable.Range(0, 3).Select(i => new JoinedClient(SecureGroup.NameOf(i), new SecureClient(new KnownUpdateClient(new float[2], 0))))];
        var error = await Assert.ThrowsAsync<SecureAggregationException>(() => SecureRound.RunAsync(clients, new(new float[2], NoSettings), SecureGroup.LayoutOf(2), new(), default));
        Assert.Equal("No client has samples.", error.Message);
    }

    [Fact]
    public async Task RunAsync_Settings_ReachTheClientWithoutThoseOfTheProtocol()
    {
        var group = new SecureGroup(3);
        await group.RunAsync();
        Assert.Equal([SettingNames.Round], group.Known[0].LastRequest!.Settings.Keys);
    }

    [Fact]
    public async Task RunAsync_StatisticsAndCounts_HaveRangesOfTheirOwn()
    {
        var layout = new StateDictLayout(
        [
            new StateDictTensor("norm.weight", [2], StateDictRole.Trained),
            new StateDictTensor("norm.running_var", [2], StateDictRole.Statistic),
            new StateDictTensor("norm.num_batches_tracked", [], StateDictRole.BatchCount),
            new StateDictTensor("bias", [1], StateDictRole.Trained),
        ]);
        JoinedClient[] clients =
        [
            .. Enumerable.Range(0, 3).Select(i => new JoinedClient(SecureGroup.NameOf(i), new SecureClient(new KnownUpdateClient([0.5f, 9, -12, 90, 600, -0.25f], 10)))),
        ];
        var sum = await SecureRound.RunAsync(clients, new(new float[6], NoSettings), layout, new() { MaximumSamples = 10, StatisticRange = 32 }, default);

        double[] expected = [0.5, 1, -12, 32, 600, -0.25];
        double[] steps = [1, 1, 32, 32, ElementRanges.BatchCountRange, 1];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], sum.MeanUpdate.Span[i], steps[i] / (1 << 22));
    }

    [Fact]
    public async Task RunAsync_ArgumentsThatDontFit_AreRefused()
    {
        var client = new KnownUpdateClient(new float[2], 1);
        JoinedClient[] clients = [new("a", client), new("b", client), new("c", client)];
        await RefusesAsync("Secure aggregation needs at least 3 clients; 2 are invited. (Parameter 'clients')", clients[..2], 2);
        await RefusesAsync("Two clients are called b. (Parameter 'clients')", [.. clients, clients[1]], 2);
        await RefusesAsync("The layout has 3 elements, the model 2. (Parameter 'layout')", clients, 3);

        static async Task RefusesAsync(string message, JoinedClient[] clients, int elements)
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(
                () => SecureRound.RunAsync(clients, new(new float[2], NoSettings), SecureGroup.LayoutOf(elements), new(), default));
            Assert.Equal(message, error.Message);
        }
    }
}
