using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>What passes do with the states that windows leave: inference, streams, losses of the caller's, workers.</summary>
public sealed class CarriedPassTests
{
    private const int Samples = CarriedWindows.Samples, Steps = CarriedWindows.Steps, Features = CarriedWindows.Features;

    private const int Windows = CarriedWindows.Windows, Outputs = CarriedWindows.Outputs;

    [Fact]
    public void Inference_BetweenWindows_BeginsAtZeroAndLeavesTheStates()
    {
        using var network = new CarriedLstm(seed: 1, batchCapacity: Samples);
        using var other = new CarriedLstm(seed: 1, batchCapacity: Samples);
        float[] inputs = CarriedWindows.Of(0), before = new float[Samples * Steps * Outputs], after = new float[before.Length];
        network.Predict(inputs, before);
        CarriedWindows.Train(network, 0);
        CarriedWindows.Train(other, 0);

        network.Predict(inputs, after);
        Assert.Equal(before, after);
        network.Evaluate(inputs, CarriedWindows.Targets, after);
        Assert.Equal(before, after);
        network.CreateReader(batchCapacity: 4).Predict(inputs, after);
        Assert.Equal(before, after);

        Assert.Equal(CarriedWindows.Train(other, 1), CarriedWindows.Train(network, 1));
    }

    [Fact]
    public void OpenStream_StatefulLayers_MakesTheBitsOfTheWindowsThatWereTrainedOn()
    {
        using var network = new CarriedLstm(seed: 1, batchCapacity: Samples);
        var stream = network.OpenStream(Samples);
        float[] step = new float[Samples * Features], made = new float[Samples * Outputs];
        for (int window = 0; window < Windows; window++)
        {
            float[] inputs = CarriedWindows.Of(window), expected = CarriedWindows.Train(network, window);
            for (int t = 0; t < Steps; t++)
            {
                for (int sample = 0; sample < Samples; sample++)
                    inputs.AsSpan(((sample * Steps) + t) * Features, Features).CopyTo(step.AsSpan(sample * Features));
                stream.Step(step, made);
                for (int sample = 0; sample < Samples; sample++)
                    Assert.Equal(expected.AsSpan(((sample * Steps) + t) * Outputs, Outputs), made.AsSpan(sample * Outputs, Outputs));
            }
        }
    }

    [Fact]
    public void Forward_WithoutBackward_MovesNoState()
    {
        using var network = new CarriedForCaller(seed: 1, batchCapacity: Samples);
        float[] first = new float[Samples * Steps * Outputs], second = new float[first.Length], third = new float[first.Length];

        network.Forward(CarriedWindows.Of(0), first);
        network.Forward(CarriedWindows.Of(0), second);
        network.Backward(CarriedWindows.Targets, 1f);
        network.Forward(CarriedWindows.Of(0), third);

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
    }

    [Fact]
    public void ResetState_BetweenForwardAndBackward_GivesThePassUp()
    {
        using var network = new CarriedForCaller(seed: 1, batchCapacity: Samples);
        network.Forward(CarriedWindows.Of(0), new float[Samples * Steps * Outputs]);

        network.ResetState();

        Assert.Throws<InvalidOperationException>(() => network.Backward(CarriedWindows.Targets, 1f));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void ComputeGradients_Workers_GiveTheBitsOfOne(int workers)
    {
        const int Rows = 37;
        float[][] windows = [.. Enumerable.Range(0, 3).Select(window => CarriedWindows.Draw(Rows * 12 * 16, window))];
        int[] labels = [.. Enumerable.Range(0, Rows).Select(sample => sample % 4)];
        using var one = new CarriedShared(seed: 1, batchCapacity: Rows);
        using var several = new CarriedShared(seed: 1, batchCapacity: Rows, workers: workers);

        foreach (float[] window in windows)
        {
            Assert.Equal(one.ComputeGradients(window, labels), several.ComputeGradients(window, labels));
            Assert.Equal(one.Gradients.ToArray(), several.Gradients.ToArray());
            Assert.Equal(CarriedWindows.StatesOf(one), CarriedWindows.StatesOf(several));
        }
    }

    [Fact]
    public void ComputeGradients_AcceptedAndReset_AllocatesNothing()
    {
        using var network = new CarriedLstm(seed: 1, batchCapacity: Samples);
        float[] inputs = CarriedWindows.Of(0);

        Allocations.AssertNone(() =>
        {
            network.ComputeGradients(inputs, CarriedWindows.Targets);
            network.ResetState(3);
            network.ResetState();
        });
    }
}
