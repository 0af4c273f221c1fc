namespace StaticNet.Federated.Tests.Strategies;

public sealed class WeightedMeanTests
{
    private readonly WeightedMean _mean = new();

    // Flower's aggregate_test.py: test_aggregate.
    [Fact]
    public void Combine_EqualModelsOfOneAndTwoSamples_GivesTheModel()
    {
        var layout = new StateDictLayout([new("weight", [2, 3]), new("bias", [4])]);
        float[] model = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

        Assert.Equal(model, _mean.Combine(layout, Models.Update(0, 1, model), Models.Update(1, 2, model)));
    }

    // Flower's aggregate_test.py: test_weighted_loss_avg_multiple_values.
    [Fact]
    public void Combine_OtherNumbersOfSamples_WeighsBySamples() =>
        Assert.Equal(
            Models.All(1.5f),
            _mean.Combine(Models.Four, Models.Update(0, 1, Models.All(2)), Models.Update(1, 2, Models.All(1)), Models.Update(2, 1, Models.All(2))));

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(1023)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void Combine_DrawnModelsOfAnyLength_IsTheMeanInDoubleToTheBit(int length)
    {
        var layout = new StateDictLayout([new("weight", [length])]);
        var updates = Models.Draw(length, 7, length);
        float[] expected = new float[length];
        for (int i = 0; i < length; i++)
        {
            double sum = 0;
            foreach (var update in updates)
                sum += update.SampleCount * (double)update.State.Span[i];
            expected[i] = (float)(sum / updates.Sum(update => update.SampleCount));
        }

        Assert.Equal(expected, _mean.Combine(layout, updates));
    }

    [Fact]
    public void Combine_OtherOrder_GivesTheSameWithinRounding()
    {
        var layout = new StateDictLayout([new("weight", [300])]);
        var updates = Models.Draw(1, 20, 300);
        float[] forth = _mean.Combine(layout, updates);
        float[] back = _mean.Combine(layout, [.. updates.Reverse()]);

        for (int i = 0; i < forth.Length; i++)
            Assert.Equal(forth[i], back[i], 1e-7f);
    }

    [Fact]
    public void Combine_LargestFloatsAndSamples_StaysFinite() =>
        Assert.Equal(
            Models.All(float.MaxValue),
            _mean.Combine(Models.Four, Models.Update(0, long.MaxValue, Models.All(float.MaxValue)), Models.Update(1, long.MaxValue, Models.All(float.MaxValue))));

    [Fact]
    public void Combine_CountsOfBatches_AreRoundedToWholeNumbers()
    {
        float[] combined = _mean.Combine(Models.Mixed, Models.Update(0, 1, 0, 0, 0, 1, 2, 10, 0, 0), Models.Update(1, 2, 0, 0, 0, 4, 5, 11, 0, 0));

        Assert.Equal([0, 0, 0, 3, 4, 11, 0, 0], combined);
    }

    [Fact]
    public void Combine_ClientsWithoutSamples_HaveNoWeightAndAloneAreRefused()
    {
        var idle = Models.Update(0, 0, Models.All(100));
        Assert.Equal(Models.All(2), _mean.Combine(Models.Four, idle, Models.Update(1, 3, Models.All(2))));

        Assert.Contains("No client was trained", Assert.Throws<ArgumentException>(() => _mean.Combine(Models.Four, idle)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_ModelOfAnotherLength_IsRefusedByName()
    {
        var exception = Assert.Throws<ArgumentException>(() => _mean.Combine(Models.Four, Models.Update(0, 1, Models.All(1)), Models.Update(1, 1, 1, 2, 3)));

        Assert.Contains("client1 has 3 elements; the model has 4", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_NegativeNumberOfSamples_IsRefused() =>
        Assert.Throws<ArgumentException>(() => _mean.Combine(Models.Four, Models.Update(0, -1, Models.All(1))));

    [Fact]
    public void Combine_NoUpdate_IsRefused() =>
        Assert.Contains("at least 1", Assert.Throws<ArgumentException>(() => _mean.Combine(Models.Four)).Message, StringComparison.Ordinal);
}
