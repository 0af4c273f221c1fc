namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class SecureDropoutTests
{
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

        var sum = await group.RunAsync(SecureGroup.Exact with { FitTimeout = TimeSpan.FromSeconds(5) });

        group.AssertIsSumOf([0, 2, 3, 4, 5], sum);
        Assert.Equal(new SecureDropout("c001", SecurePhase.MaskedInput, "It didn't answer in 5 seconds.") { IsTimedOut = true }, sum.Dropouts[0]);
    }

    [Fact]
    public async Task RunAsync_RandomDropouts_SumsOrSaysThatTooFewAreLeft()
    {
        int sums = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            int clients = random.Next(3, 10);
            var group = new SecureGroup(clients, seed: seed, options: new() { MinimumClients = 2 });
            var goneIn = new SecurePhase?[clients];
            for (int i = 0; i < clients; i++)
                if (random.Next(5) == 0)
                {
                    goneIn[i] = (SecurePhase)random.Next(4);
                    group.Taps[i].FailsIn = random.Next(2) == 0 ? goneIn[i] : null;
                    group.Taps[i].LosesAnswerOf = group.Taps[i].FailsIn is null ? goneIn[i] : null;
                }

            if (goneIn.Count(phase => phase is null) < SecureGroup.Exact.ThresholdOf(clients))
            {
                var error = await Assert.ThrowsAsync<SecureAggregationException>(() => group.RunAsync());
                Assert.StartsWith("Only ", error.Message, StringComparison.Ordinal);
                continue;
            }

            group.AssertIsSumOf(Enumerable.Range(0, clients).Where(i => goneIn[i] is null or SecurePhase.Unmask), await group.RunAsync());
            sums++;
        }

        Assert.InRange(sums, 20, 59);
    }
}
