namespace StaticNet.Federated.Tests.Transport;

/// <summary>Clients that are asked at the same time.</summary>
public sealed class ManyClientsTests
{
    private const int Count = 16;

    [Fact]
    public async Task FitAsync_AllAtOnce_GivesEachItsOwnAnswer()
    {
        await using var host = await HostFixture.StartAsync();
        for (int i = 0; i < Count; i++)
        {
            float own = i;
            _ = FlowerClient.JoinAsync(
                host.Host.Address,
                new ScriptedClient { Fit = (request, _) => Task.FromResult(new FitReply(request.State.ToArray().Select(element => element + own).ToArray(), (long)own, TestModel.Nothing)) },
                TestModel.Layout);
        }

        using var limit = new CancellationTokenSource(Limits.Wait);
        await host.Registry.WaitForAsync(Count, limit.Token);
        var first = await Task.WhenAll(host.Registry.GetAll().Select(client => client.Client.FitAsync(TestModel.Fit, limit.Token)));
        var second = await Task.WhenAll(host.Registry.GetAll().Select(client => client.Client.FitAsync(TestModel.Fit, limit.Token)));

        Assert.Equal(Enumerable.Range(0, Count).Select(i => (long)i), first.Select(reply => reply.SampleCount).Order());
        Assert.Equal(first.Select(reply => reply.SampleCount), second.Select(reply => reply.SampleCount));
        Assert.All(first, reply => Assert.Equal(1 + reply.SampleCount, reply.State.Span[0]));
    }
}
