using StaticNet.Federated.Tests.Clients;
using StaticNet.Federated.Tests.Infrastructure;

namespace StaticNet.Federated.Tests.Rounds;

public sealed class ClientSamplerTests
{
    private static readonly JoinedClient[] Clients = [.. Enumerable.Range(0, 50).Select(i => new JoinedClient(TinyFederation.NameOf(i), new SilentClient()))];

    [Fact]
    public void Choose_EachRound_TakesThePartOthersEachTime()
    {
        var sampler = new ClientSampler(1);

        string[][] chosen = [.. Enumerable.Range(1, 40).Select(round => sampler.Choose(Clients, 0.2, 1, round).Select(client => client.Id).ToArray())];

        Assert.All(chosen, ids => Assert.Equal(10, ids.Distinct().Count()));
        Assert.All(chosen, ids => Assert.Equal(ids.Order(StringComparer.Ordinal), ids));
        Assert.Equal(40, chosen.Select(ids => string.Join(' ', ids)).Distinct().Count());
        Assert.Equal(chosen[3], sampler.Choose(Clients, 0.2, 1, 4).Select(client => client.Id));

        // 400 draws over 50 clients: 8 of each, give or take.
        Assert.All(chosen.SelectMany(ids => ids).CountBy(id => id), count => Assert.InRange(count.Value, 1, 20));
    }

    [Theory]
    [InlineData(0.001, 1, 1)]
    [InlineData(0.001, 7, 7)]
    [InlineData(1, 1, 50)]
    [InlineData(0.5, 80, 50)]
    [InlineData(0.39, 1, 19)]
    public void Choose_Counts_AreRoundedDownAndHeldWithinLimits(double fraction, int least, int expected) =>
        Assert.Equal(expected, new ClientSampler(1).Choose(Clients, fraction, least, 1).Length);

    [Fact]
    public void ChooseEach_Rate_IsThatOfEachClient()
    {
        var sampler = new ClientSampler(2);

        int[] counts = [.. Enumerable.Range(1, 200).Select(round => sampler.ChooseEach(Clients, 0.1, round).Length)];

        // The mean of 200 binomials of 50 and 0.1 is 5 ± 0.15, each with a variance of 4.5.
        Assert.InRange(counts.Average(), 4.5, 5.5);
        Assert.InRange(counts.Average(count => (count - 5.0) * (count - 5.0)), 3, 6.5);
        Assert.Empty(sampler.ChooseEach(Clients, 0, 1));
        Assert.Equal(50, sampler.ChooseEach(Clients, 1, 1).Length);
    }
}
