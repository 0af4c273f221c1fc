namespace StaticNet.Federated.Tests.Strategies;

public sealed class KrumTests
{
    // Flower's krum_test.py: test_aggregate_fit. Flower takes one closest model where n − f − 2 is none; f = 0 of three gives one.
    [Fact]
    public void Combine_ThreeModels_TakesTheOneClosestToAnother() => Assert.Equal(Models.All(0.7f), new Krum(0).Combine(Models.Four, Models.Updates(0.2f, 0.7f, 1)));

    // Flower's multikrum_test.py: test_aggregate_fit.
    [Fact]
    public void Combine_TwoOfThreeKept_TakesTheirMean() => Assert.Equal(Models.All(0.35f), new Krum(0, 2).Combine(Models.Four, Models.Updates(0.2f, 0.5f, 1)));

    [Theory]
    [InlineData(5, 1)]
    [InlineData(7, 1)]
    [InlineData(9, 3)]
    public void Combine_DrawnModels_TakesTheOneOfThePapersFormula(int count, int byzantine)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var updates = Models.Draw(seed, count, 4);
            double[] scores = [.. updates.Select(one => updates.Where(other => other != one).Select(other => SquaredDistance(one, other)).Order().Take(count - byzantine - 2).Sum())];

            Assert.Equal(updates[Array.IndexOf(scores, scores.Min())].State.ToArray(), new Krum(byzantine).Combine(Models.Four, updates));
        }
    }

    [Fact]
    public void Combine_EqualSums_TakesTheFirst() => Assert.Equal(Models.All(3), new Krum(0).Combine(Models.Four, Models.Updates(3, 2, 1)));

    [Fact]
    public void Combine_FarStatistics_CountForNoDistance()
    {
        var updates = new[]
        {
            Models.Update(0, 1, 1, 1, 1, 1e6f, 1e6f, 7, 1, 1), Models.Update(1, 1, 1, 1, 1, 0, 0, 0, 1, 1.1f), Models.Update(2, 1, 2, 2, 2, 0, 0, 0, 2, 2),
        };

        Assert.Equal(updates[0].State.ToArray(), new Krum(0).Combine(Models.Mixed, updates));
    }

    [Theory]
    [InlineData(float.MaxValue, 1)]
    [InlineData(-float.MaxValue, 5)]
    [InlineData(30, 5)]
    public void Combine_TwoOfTenSendAnything_KeepsHonestModels(float anything, int kept)
    {
        var honest = Models.Draw(4, 8, 40);
        var layout = new StateDictLayout([new("weight", [40])]);
        ClientUpdate[] updates = [Models.Update(8, 1_000_000, Models.All(anything, 40)), .. honest, Models.Update(9, 1_000_000, Models.All(anything, 40))];

        Assert.All(new Krum(2, kept).Combine(layout, updates), value => Assert.InRange(value, -0.5f, 0.5f));
    }

    [Fact]
    public void Combine_OtherOrder_GivesTheSameModel()
    {
        var updates = Models.Draw(5, 12, 100);
        var layout = new StateDictLayout([new("weight", [100])]);

        Assert.Equal(new Krum(3).Combine(layout, updates), new Krum(3).Combine(layout, [.. updates.Reverse()]));
    }

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(3, 1, 9)]
    [InlineData(1, 7, 8)]
    public void MinimumUpdates_OfByzantineAndKept_IsDemanded(int byzantine, int kept, int minimum)
    {
        var krum = new Krum(byzantine, kept);
        var updates = Models.Draw(1, minimum, 4);

        Assert.Equal(minimum, krum.MinimumUpdates);
        krum.Combine(Models.Four, updates);
        Assert.Contains($"at least {minimum}", Assert.Throws<ArgumentException>(() => krum.Combine(Models.Four, updates[1..])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 1, "byzantine")]
    [InlineData(0, 0, "kept")]
    public void Krum_NumberOutOfRange_IsRefused(int byzantine, int kept, string argument) =>
        Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(() => new Krum(byzantine, kept)).ParamName);

    private static double SquaredDistance(ClientUpdate left, ClientUpdate right) =>
        Enumerable.Range(0, left.State.Length).Sum(i => Math.Pow((double)left.State.Span[i] - right.State.Span[i], 2));
}
