using Xunit;

namespace StaticNet.Tests.Diagnostics;

/// <summary>What is counted of activations whose samples have lengths: the steps that there are.</summary>
public sealed class LengthHealthTests
{
    private const int Samples = 3, Steps = 5, Units = 19;

    private readonly int[] _lengths = [1, 5, 3];

    // Inputs are 2 within a length and taken as 0 beyond: what biases make there, zeros and saturated outputs, is nobody's.
    [Fact]
    public void Counts_ShorterSamples_AreOfTheirSteps()
    {
        using var network = new TrackedShorter(seed: 1, batchCapacity: Samples + 1);
        network.Dense1.Weights.CopyFrom([.. Enumerable.Repeat(1f, Units)]);
        network.Dense1.Bias.CopyFrom([.. Enumerable.Repeat(-1f, Units)]);
        network.Dense2.Weights.CopyFrom([.. Enumerable.Range(0, Units * Units).Select(i => i % Units == i / Units ? -5f : 0f)]);
        network.Dense2.Bias.CopyFrom([.. Enumerable.Repeat(5f, Units)]);

        Train(network);

        var (relu, tanh) = (network.GradientHealth["Relu1"], network.GradientHealth["Tanh1"]);
        Assert.Equal((9, Units), (relu.Samples, relu.Units));
        Assert.Equal((0.0, 0), (relu.ZeroShare, relu.DeadUnits));
        Assert.Equal((0.0, 0), (tanh.SaturatedShare, tanh.SaturatedUnits));
    }

    // The first unit, counted among others in a vector, and the last, counted alone, are 0 and saturated at each step that there is.
    [Fact]
    public void Counts_UnitsThatLiveBeyondLengthsAlone_AreDeadAndSaturated()
    {
        using var network = new TrackedShorter(seed: 1, batchCapacity: Samples + 1);
        network.Dense1.Weights.CopyFrom([.. Enumerable.Range(0, Units).Select(unit => unit is 0 or Units - 1 ? -1f : 1f)]);
        network.Dense1.Bias.CopyFrom([.. Enumerable.Repeat(1f, Units)]);
        network.Dense2.Weights.CopyFrom([.. Enumerable.Range(0, Units * Units).Select(i => i is 0 or (Units * Units) - 1 ? -5f : 0f)]);
        network.Dense2.Bias.CopyFrom([.. Enumerable.Range(0, Units).Select(unit => unit is 0 or Units - 1 ? 5f : 0f)]);

        Train(network);

        var (relu, tanh) = (network.GradientHealth["Relu1"], network.GradientHealth["Tanh1"]);
        Assert.Equal((2, 2.0 / Units), (relu.DeadUnits, relu.ZeroShare));
        Assert.Equal((2, 2.0 / Units), (tanh.SaturatedUnits, tanh.SaturatedShare));
    }

    private void Train(TrackedShorter network)
    {
        float[] inputs = new float[Samples * Steps];
        for (int sample = 0; sample < Samples; sample++)
            for (int step = 0; step < Steps; step++)
                inputs[(sample * Steps) + step] = step < _lengths[sample] ? 2f : float.NaN;
        network.ComputeGradients(inputs, _lengths, new float[Samples * Steps * 2]);
    }
}
