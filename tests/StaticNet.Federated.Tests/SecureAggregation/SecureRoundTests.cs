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
