namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class SecureRoundTests
{
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
        var round = SecureRound.RunAsync(
            [.. group.Taps.Select((tap, i) => new JoinedClient(SecureGroup.NameOf(i), tap))], group.Request, SecureGroup.Exact, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round);
    }

    [Fact]
    public async Task RunAsync_ManyRoundsOfTheSameClients_EachSums()
    {
        var group = new SecureGroup(4);
        for (int round = 0; round < 5; round++)
        {
            var sum = await SecureRound.RunAsync(
                [.. group.Taps.Select((tap, i) => new JoinedClient(SecureGroup.NameOf(i), tap))], group.Request, SecureGroup.Exact, CancellationToken.None);
            group.AssertIsSumOf([0, 1, 2, 3], sum);
        }
    }

    [Fact]
    public async Task RunAsync_AfterARoundThatFailed_Sums()
    {
        var group = new SecureGroup(3);
        group.Taps[0].FailsIn = group.Taps[1].FailsIn = SecurePhase.MaskedInput;
        await Assert.ThrowsAsync<SecureAggregationException>(() => group.RunAsync());
        group.Taps[0].FailsIn = group.Taps[1].FailsIn = null;

        var sum = await SecureRound.RunAsync(
            [.. group.Taps.Select((tap, i) => new JoinedClient(SecureGroup.NameOf(i), tap))], group.Request, SecureGroup.Exact, CancellationToken.None);

        group.AssertIsSumOf([0, 1, 2], sum);
    }

    [Fact]
    public async Task RunAsync_NobodyHasSamples_SaysSo()
    {
        var clients = Enumerable.Range(0, 3).Select(i => new JoinedClient(SecureGroup.NameOf(i), new SecureClient(new KnownUpdateClient(new float[2], 0)))).ToArray();
        var error = await Assert.ThrowsAsync<SecureAggregationException>(
            () => SecureRound.RunAsync(clients, new FitRequest(new float[2], new Dictionary<string, FederatedValue>()), new(), CancellationToken.None));
        Assert.Equal("No client has samples.", error.Message);
    }

    [Fact]
    public async Task RunAsync_Settings_ReachTheClientWithoutThoseOfTheProtocol()
    {
        var group = new SecureGroup(3);
        await group.RunAsync();
        Assert.Equal([SettingNames.Round], group.Known[0].LastRequest!.Settings.Keys);
    }
}
