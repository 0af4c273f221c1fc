using StaticNet.Federated.Tests.Infrastructure;

namespace StaticNet.Federated.Tests.Rounds;

public sealed class SecureTrainingTests
{
    private static readonly FederatedOptions Open = new() { EvaluationFraction = 0 };
    private static readonly FederatedOptions Secure = Open with { Secure = new SecureAggregationOptions { MaximumSamples = 100, Bits = 24 } };

    [Fact]
    public async Task RunRound_Securely_GivesTheWeightedMeanUpToRounding()
    {
        using var networks = TinyFederation.Networks();
        var open = TinyFederation.Serve(networks, Strategy.FedAvg(), Open, 6);
        var secure = TinyFederation.Serve(networks, Strategy.FedAvg(), Secure, 6, (_, client) => new SecureClient(client));

        var expected = await open.RunRoundAsync();
        var actual = await secure.RunRoundAsync();

        Assert.Null(actual.Failure);
        Assert.Equal(expected.SampleCount, actual.SampleCount);
        Assert.All(actual.Training, outcome => Assert.Equal(OutcomeKind.Accepted, outcome.Kind));
        Assert.Empty(actual.TrainingMetrics);
        for (int i = 0; i < open.State.Length; i++)
            Assert.Equal(open.State.Span[i], secure.State.Span[i], 1e-5f);
    }

    [Fact]
    public async Task RunRound_ClientsThatVanish_AreLeftOut()
    {
        using var networks = TinyFederation.Networks();
        var open = TinyFederation.Serve(networks, Strategy.FedAvg(), Open, 6, (index, client) => Vanishing(index, client));
        var secure = TinyFederation.Serve(networks, Strategy.FedAvg(), Secure, 6, (index, client) => new SecureClient(Vanishing(index, client)));

        await open.RunRoundAsync();
        var result = await secure.RunRoundAsync();

        Assert.Equal((OutcomeKind.Failed, "It has vanished."), (result.Training[2].Kind, result.Training[2].Reason));
        Assert.Equal(5, result.AcceptedCount);
        for (int i = 0; i < open.State.Length; i++)
            Assert.Equal(open.State.Span[i], secure.State.Span[i], 1e-5f);

        static IFederatedClient Vanishing(int index, IFederatedClient client) =>
            index == 2 ? new ScriptedClient(client, (_, _, _) => throw new ClientFailureException("It has vanished.")) : client;
    }

    [Fact]
    public async Task RunRound_FewerThanTheThreshold_LeavesTheModel()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(
            networks, Strategy.FedAvg(), Secure, 6, (index, client) => new SecureClient(index < 3 ? new ScriptedClient(client, (_, _, _) => throw new ClientFailureException("It has vanished.")) : client));
        float[] before = server.State.ToArray();

        var result = await server.RunRoundAsync();

        Assert.NotNull(result.Failure);
        Assert.Equal(0, result.AcceptedCount);
        Assert.Equal(before, server.State.ToArray());
    }

    [Fact]
    public async Task RunRound_ClientsInTheOpen_AreToldApart()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), Secure, 4);

        var result = await server.RunRoundAsync();

        Assert.NotNull(result.Failure);
        Assert.All(result.Training, outcome => Assert.Equal(OutcomeKind.Failed, outcome.Kind));
    }

    [Fact]
    public async Task RunRound_ASmallPart_HasThreeClientsAllTheSame()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), Secure with { Fraction = 0.1 }, 5, (_, client) => new SecureClient(client));

        var result = await server.RunRoundAsync();

        Assert.Null(result.Failure);
        Assert.Equal(3, result.AcceptedCount);
    }

    [Fact]
    public async Task RunRound_TwoClients_WaitsForTheThird()
    {
        using var networks = TinyFederation.Networks();
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), Secure, 3, (_, client) => new SecureClient(client));
        var third = server.Clients.GetAll()[2];
        server.Clients.Leave(third.Id);

        var round = server.RunRoundAsync();
        Assert.False(round.IsCompleted);
        server.Clients.TryJoin(third.Id, third.Client);

        Assert.Equal(3, (await round).AcceptedCount);
    }

    [Fact]
    public void Server_StrategyThatNeedsEachUpdate_IsRefused()
    {
        using var networks = TinyFederation.Networks();

        var error = Assert.Throws<ArgumentException>(() => TinyFederation.Serve(networks, Strategy.Median(), Secure, 4));

        Assert.StartsWith("median needs each update as it is, which neither secure aggregation nor privacy shows; take a strategy of weighted means, such as FedAvg.", error.Message, StringComparison.Ordinal);
    }
}
