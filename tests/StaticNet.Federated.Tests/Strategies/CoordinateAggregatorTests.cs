namespace StaticNet.Federated.Tests.Strategies;

public sealed class CoordinateAggregatorTests
{
    // Flower's fedmedian_test.py: test_aggregate_fit.
    [Fact]
    public void Median_OfThree_IsTheMiddleOne() => Assert.Equal(Models.All(0.5f), new CoordinateMedian().Combine(Models.Four, Models.Updates(0.2f, 1, 0.5f)));

    [Fact]
    public void Median_OfFour_IsTheMeanOfTheMiddleTwo() => Assert.Equal(Models.All(2.5f), new CoordinateMedian().Combine(Models.Four, Models.Updates(4, 1, 3, 2)));

    [Fact]
    public void Median_OfEachElement_ComesFromAnyClient() =>
        Assert.Equal(
            [2f, 3, 1, 0],
            new CoordinateMedian().Combine(Models.Four, Models.Update(0, 1, 1, 3, 9, 0), Models.Update(1, 1, 2, 9, 1, 0), Models.Update(2, 1, 3, 1, 0, 0)));

    [Fact]
    public void Median_OfTheLargestFloats_StaysFinite() =>
        Assert.Equal(Models.All(float.MaxValue), new CoordinateMedian().Combine(Models.Four, Models.Updates(float.MaxValue, float.MaxValue)));

    // Flower's FedTrimmedAvg on five values with a quarter left out at each side: 0.5.
    [Fact]
    public void TrimmedMean_AQuarterOfFive_LeavesOutOneAtEachSide() =>
        Assert.Equal(Models.All(0.5f), new TrimmedMean(0.25).Combine(Models.Four, Models.Updates(0.2f, 0.5f, 0.7f, 0.3f, 1)));

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(0.09, 10, 0)]
    [InlineData(0.1, 10, 1)]
    [InlineData(0.29, 100, 29)]
    [InlineData(0.49, 3, 1)]
    public void TrimmedMean_OfSquares_LeavesOutTheFloorOfFractionTimesCount(double fraction, int count, int trimmed)
    {
        float[] squares = [.. Enumerable.Range(1, count).Select(i => (float)(i * i))];

        Assert.Equal(Models.All(squares[trimmed..^trimmed].Average()), new TrimmedMean(fraction).Combine(Models.Four, Models.Updates(squares)));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void TrimmedMean_FractionOutOfRange_IsRefused(double fraction) =>
        Assert.Equal("fraction", Assert.Throws<ArgumentOutOfRangeException>(() => new TrimmedMean(fraction)).ParamName);

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(2000)]
    public void Combine_OtherOrder_GivesTheSameBits(int count)
    {
        var updates = Models.Draw(count, count, 50);
        updates[0] = Models.Update(0, 1, Models.All(-0f, 50));
        updates[^1] = Models.Update(1, 1, Models.All(0f, 50));
        var layout = new StateDictLayout([new("weight", [50])]);
        foreach (Aggregator aggregator in (Aggregator[])[new CoordinateMedian(), new TrimmedMean(0.2)])
        {
            var forth = aggregator.Combine(layout, updates).Select(BitConverter.SingleToInt32Bits);
            var back = aggregator.Combine(layout, [.. updates.Reverse()]).Select(BitConverter.SingleToInt32Bits);
            Assert.Equal(forth, back);
        }
    }

    [Theory]
    [InlineData(float.MaxValue)]
    [InlineData(-float.MaxValue)]
    [InlineData(1e10f)]
    public void Combine_TwoOfTenSendAnything_StaysWithinTheOthers(float anything)
    {
        var honest = Models.Draw(3, 8, 40);
        var layout = new StateDictLayout([new("weight", [40])]);
        ClientUpdate[] updates = [.. honest, Models.Update(8, 1_000_000, Models.All(anything, 40)), Models.Update(9, 1_000_000, Models.All(anything, 40))];
        foreach (Aggregator aggregator in (Aggregator[])[new CoordinateMedian(), new TrimmedMean(0.2)])
        {
            float[] combined = aggregator.Combine(layout, updates);
            for (int i = 0; i < combined.Length; i++)
                Assert.InRange(combined[i], honest.Min(update => update.State.Span[i]), honest.Max(update => update.State.Span[i]));
        }
    }

    [Fact]
    public void Combine_CountsOfBatches_AreRoundedToWholeNumbers() =>
        Assert.Equal(2, new CoordinateMedian().Combine(Models.Mixed, Models.Update(0, 1, new float[8]), Models.Update(1, 1, 0, 0, 0, 0, 0, 3, 0, 0))[5]);
}
