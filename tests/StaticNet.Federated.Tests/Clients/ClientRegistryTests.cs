namespace StaticNet.Federated.Tests.Clients;

public sealed class ClientRegistryTests
{
    private readonly ClientRegistry _registry = new();

    [Fact]
    public void GetAll_ClientsInAnyOrder_AreOrderedByName()
    {
        foreach (string id in (string[])["c", "B", "a", "10", "9"])
            Assert.True(_registry.TryJoin(id, new SilentClient()));

        Assert.Equal(["10", "9", "B", "a", "c"], _registry.GetAll().Select(client => client.Id));
    }

    [Fact]
    public void TryJoin_NameThatIsTaken_IsRefusedUntilItsClientLeaves()
    {
        Assert.True(_registry.TryJoin("a", new SilentClient()));
        Assert.False(_registry.TryJoin("a", new SilentClient()));
        Assert.True(_registry.Leave("a"));
        Assert.False(_registry.Leave("a"));
        Assert.True(_registry.TryJoin("a", new SilentClient()));
        Assert.Equal(1, _registry.Count);
    }

    [Fact]
    public async Task WaitForAsync_ClientsThatComeAndGo_EndsWhenThereAreEnough()
    {
        var wait = _registry.WaitForAsync(2, CancellationToken.None);
        _registry.TryJoin("a", new SilentClient());
        _registry.Leave("a");
        _registry.TryJoin("b", new SilentClient());
        await Task.Delay(20);
        Assert.False(wait.IsCompleted);
        _registry.TryJoin("c", new SilentClient());

        await wait.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task WaitForAsync_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        var wait = _registry.WaitForAsync(1, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }
}
