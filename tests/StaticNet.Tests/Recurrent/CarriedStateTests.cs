using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>What windows leave to the next ones, and what sets it back.</summary>
public sealed class CarriedStateTests
{
    private const int Samples = CarriedWindows.Samples, Steps = CarriedWindows.Steps, Features = CarriedWindows.Features;

    private const int Windows = CarriedWindows.Windows, Outputs = CarriedWindows.Outputs;

    private static readonly Dictionary<string, (NetworkFactory Windowed, NetworkFactory Whole)> Networks = new()
    {
        ["lstm"] = ((seed, capacity) => new CarriedLstm(seed, capacity), (seed, capacity) => new WholeLstm(seed, capacity)),
        ["last"] = ((seed, capacity) => new CarriedLast(seed, capacity), (seed, capacity) => new WholeLast(seed, capacity)),
        ["rnn"] = ((seed, capacity) => new CarriedRnn(seed, capacity), (seed, capacity) => new WholeRnn(seed, capacity)),
    };

    public static TheoryData<string> Pairs => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void ComputeGradients_WindowsInTurn_MakeTheBitsOfOneLongPass(string pair)
    {
        using var windowed = Networks[pair].Windowed(seed: 2, batchCapacity: Samples);
        using var whole = Networks[pair].Whole(seed: 1, batchCapacity: Samples);
        int rows = pair == "last" ? 1 : Steps;
        float[] expected = new float[Samples * (pair == "last" ? 1 : Windows * Steps) * Outputs], outputs = new float[Samples * rows * Outputs];
        whole.Parameters.CopyTo(windowed.Parameters);
        whole.Predict(CarriedWindows.Sequences, expected);

        for (int window = 0; window < Windows; window++)
        {
            windowed.ComputeGradients(new Batch(CarriedWindows.Of(window), CarriedWindows.Targets.AsSpan(0, outputs.Length)));
            windowed.CopyTrainingOutputs(outputs);
            for (int sample = 0; sample < Samples; sample++)
                if (rows == Steps)
                    Assert.Equal(CarriedWindows.OfSample(expected, (sample * Windows) + window), CarriedWindows.OfSample(outputs, sample));
                else if (window == Windows - 1)
                    Assert.Equal(expected.AsSpan(sample * Outputs, Outputs), outputs.AsSpan(sample * Outputs, Outputs));
        }
    }

    [Fact]
    public void ResetState_AllPlaces_BeginsAsANewNetwork()
    {
        using var network = new CarriedLstm(seed: 1, batchCapacity: Samples);
        float[] first = CarriedWindows.Train(network, 0);
        Assert.NotEqual(first, CarriedWindows.Train(network, 0));

        network.ResetState();

        Assert.Equal(first, CarriedWindows.Train(network, 0));
    }

    [Fact]
    public void ResetState_OnePlace_LeavesTheOthers()
    {
        using var network = new CarriedLstm(seed: 1, batchCapacity: Samples);
        using var other = new CarriedLstm(seed: 1, batchCapacity: Samples);
        float[] first = CarriedWindows.Train(network, 0);
        CarriedWindows.Train(other, 0);

        network.ResetState(4);
        float[] reset = CarriedWindows.Train(network, 0), kept = CarriedWindows.Train(other, 0);

        for (int sample = 0; sample < Samples; sample++)
            Assert.Equal(CarriedWindows.OfSample(sample == 4 ? first : kept, sample), CarriedWindows.OfSample(reset, sample));
    }

    [Fact]
    public void ResetState_PlaceThatThereIsNot_Throws()
    {
        using var network = new CarriedLstm(seed: 1, batchCapacity: Samples);

        Assert.Throws<ArgumentOutOfRangeException>("sample", () => network.ResetState(Samples));
        Assert.Throws<ArgumentOutOfRangeException>("sample", () => network.ResetState(-1));
    }

    [Fact]
    public void Initialize_CarriedStates_BeginsAnew()
    {
        using var network = new CarriedLstm(seed: 1, batchCapacity: Samples);
        float[] first = CarriedWindows.Train(network, 0);

        network.Initialize(1);

        Assert.Equal(first, CarriedWindows.Train(network, 0));
    }

    [Fact]
    public void ComputeGradients_SmallerBatch_LeavesTheStatesOfOtherPlaces()
    {
        using var network = new CarriedLstm(seed: 1, batchCapacity: Samples);
        using var other = new CarriedLstm(seed: 1, batchCapacity: Samples);
        CarriedWindows.Train(network, 0);
        CarriedWindows.Train(other, 0);

        network.ComputeGradients(CarriedWindows.Of(1).AsSpan(0, 6 * Steps * Features), CarriedWindows.Targets.AsSpan(0, 6 * Steps * Outputs));
        float[] after = CarriedWindows.Train(network, 1), expected = CarriedWindows.Train(other, 1);

        for (int sample = 0; sample < Samples; sample++)
            if (sample < 6)
                Assert.NotEqual(CarriedWindows.OfSample(expected, sample), CarriedWindows.OfSample(after, sample));
            else
                Assert.Equal(CarriedWindows.OfSample(expected, sample), CarriedWindows.OfSample(after, sample));
    }
}
