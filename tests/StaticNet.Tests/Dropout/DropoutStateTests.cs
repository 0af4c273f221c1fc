using Xunit;

namespace StaticNet.Tests.Dropout;

/// <summary>What of dropout can be read and set: rates and the training position.</summary>
public sealed class DropoutStateTests
{
    private const int Inputs = 50;

    [Fact]
    public void Rates_SeveralLayers_AreThoseDeclaredAndTheirOwn()
    {
        using var network = new DropoutAtEnds();

        Assert.Equal([0.2f, 0.4f, 0.1f, 0.25f], [network.Dropout1Rate, network.Dropout2Rate, network.Dropout3Rate, network.Dropout4Rate]);
        network.Dropout2Rate = 0.9f;
        Assert.Equal([0.2f, 0.9f, 0.1f, 0.25f], [network.Dropout1Rate, network.Dropout2Rate, network.Dropout3Rate, network.Dropout4Rate]);
        Assert.Equal(0.5f, new DropoutBetween().HiddenRate);
    }

    [Theory]
    [InlineData(-0.01f)]
    [InlineData(1.01f)]
    [InlineData(float.NaN)]
    public void Rate_OutsideItsLimits_ThrowsAndStays(float rate)
    {
        using var network = new DropoutOfInputs();

        var exception = Assert.Throws<ArgumentOutOfRangeException>("Dropout1Rate", () => network.Dropout1Rate = rate);
        Assert.Contains("it must be in [0, 1]", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0.5f, network.Dropout1Rate);
    }

    [Fact]
    public void Rate_Zero_GivesTheBitsOfANetworkWithoutDropout()
    {
        using var with = new DropoutInside(seed: 3) { Dropout1Rate = 0f, Dropout2Rate = 0f };
        using var without = new DropoutLeftAway(seed: 3);
        float[] inputs = [.. Enumerable.Range(0, 5 * 19).Select(i => MathF.Sin(i))];
        int[] labels = [0, 1, 2, 3, 4];

        Assert.Equal(without.ComputeGradients(inputs, labels), with.ComputeGradients(inputs, labels));
        Assert.Equal(without.Gradients.ToArray(), with.Gradients.ToArray());
    }

    [Fact]
    public void Rate_One_GivesZerosAndNoNaN()
    {
        using var network = new DropoutInside(seed: 3) { Dropout1Rate = 1f, Dropout2Rate = 1f };
        float[] inputs = [.. Enumerable.Range(0, 64 * 19).Select(i => MathF.Sin(i))];

        Assert.True(network.ComputeGradients(inputs, new int[64]).IsFinite);
        Assert.All(network.Dense1.WeightsGradient.ToArray(), value => Assert.Equal(0f, value));
        Assert.All(network.Dense3.WeightsGradient.ToArray(), value => Assert.Equal(0f, value));
        Assert.Contains(network.Dense3.BiasGradient.ToArray(), value => value != 0f);
    }

    [Fact]
    public void Kept_Values_AreScaledSoThatTheMeanStays()
    {
        using var network = new DropoutOfInputs(seed: 1) { Dropout1Rate = 0.75f };
        Assert.Equal([0f, 4f], FactorsOf(network).Distinct().Order());
    }

    [Fact]
    public void Position_EachComputeGradients_MovesByAStepAndPredictDoesNot()
    {
        using var network = new DropoutOfInputs(seed: 7);
        Assert.Equal(new TrainingPosition(7, 0), network.TrainingPosition);

        float[] first = FactorsOf(network);
        Assert.Equal(new TrainingPosition(7, 1), network.TrainingPosition);
        network.Predict(new float[Inputs], new float[1]);
        network.Evaluate(new float[Inputs], [0f], new float[1]);
        Assert.Equal(new TrainingPosition(7, 1), network.TrainingPosition);

        Assert.Throws<ArgumentException>(() => network.ComputeGradients(new float[Inputs], new float[2]));
        Assert.Equal(new TrainingPosition(7, 1), network.TrainingPosition);
        Assert.NotEqual(first, FactorsOf(network));
        network.Initialize(8);
        Assert.Equal(new TrainingPosition(8, 0), network.TrainingPosition);
        Assert.NotEqual(first, FactorsOf(network));
    }

    [Fact]
    public void Position_SetInAnotherNetwork_ContinuesWithTheSameMasks()
    {
        using var network = new DropoutOfInputs(seed: 7);
        FactorsOf(network);
        var kept = network.TrainingPosition;
        float[][] expected = [FactorsOf(network), FactorsOf(network)];

        using var resumed = new DropoutOfInputs(seed: 1) { TrainingPosition = kept };
        Assert.Equal(expected, [FactorsOf(resumed), FactorsOf(resumed)]);
    }

    [Fact]
    public void Position_NegativeStep_ThrowsAndStays()
    {
        using var network = new DropoutOfInputs(seed: 7);
        Assert.Throws<ArgumentOutOfRangeException>("TrainingPosition", () => network.TrainingPosition = new(1, -1));
        Assert.Equal(new TrainingPosition(7, 0), network.TrainingPosition);
    }

    /// <summary>The factors of one sample: with inputs of 1 the weights' gradients are all the same multiple of them.</summary>
    private static float[] FactorsOf(DropoutOfInputs network)
    {
        network.Parameters.Clear();
        float[] inputs = new float[Inputs];
        Array.Fill(inputs, 1f);
        network.ComputeGradients(inputs, [-0.5f]);
        return network.Dense1.WeightsGradient.ToArray();
    }
}
