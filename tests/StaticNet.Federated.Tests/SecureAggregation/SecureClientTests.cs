namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class SecureClientTests
{
    [Fact]
    public async Task FitAsync_WithoutTheProtocol_IsRefused()
    {
        var group = new SecureGroup(3);
        var error = await Assert.ThrowsAsync<ClientFailureException>(() => group.Secure[0].FitAsync(group.Request, default));
        Assert.Equal("The value secure_phase is missing.", error.Message);
        Assert.Null(group.Known[0].LastRequest);
    }

    [Fact]
    public async Task GetStateAsync_AfterTraining_IsRefused()
    {
        var group = new SecureGroup(3);
        Assert.Equal(group.Elements, (await group.Secure[0].GetStateAsync(new Dictionary<string, FederatedValue>(), default)).Length);
        await group.RunAsync();
        await Assert.ThrowsAsync<ClientFailureException>(() => group.Secure[0].GetStateAsync(new Dictionary<string, FederatedValue>(), default));
    }

    [Fact]
    public async Task Calls_ThatArentOfTheProtocol_TellNothingButEvaluations()
    {
        var group = new SecureGroup(3);
        Assert.Empty(await group.Secure[0].GetPropertiesAsync(new Dictionary<string, FederatedValue>(), default));
        Assert.Equal(0.25, (await group.Secure[0].EvaluateAsync(new EvaluateRequest(default, new Dictionary<string, FederatedValue>()), default)).Loss);
    }

    [Fact]
    public async Task FitAsync_UpdateThatIsntFinite_LeavesTheRoundWithoutIt()
    {
        var group = new SecureGroup(4);
        group.Known[2].Update[5] = float.NaN;
        var sum = await group.RunAsync();
        group.AssertIsSumOf([0, 1, 3], sum);
        Assert.Equal("Element 5 of the update is NaN; every element must be finite.", sum.Dropouts[0].Reason);
    }

    [Fact]
    public async Task Protection_OfUpdates_IsAppliedBeforeTheyAreEncoded()
    {
        var rounds = new List<long>();
        var group = new SecureGroup(3, options: new()
        {
            Protection = (update, settings) =>
            {
                lock (rounds)
                    rounds.Add(settings[SettingNames.Round].ToInt64());
                update.Fill(0.25f);
            },
        });
        var sum = await group.RunAsync();
        Assert.Equal([3, 3, 3], rounds);
        Assert.All(sum.MeanUpdate.ToArray(), element => Assert.Equal(0.25, element, 1e-5));
    }
}
