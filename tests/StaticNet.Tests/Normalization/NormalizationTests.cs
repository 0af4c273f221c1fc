using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Normalization;

/// <summary>LayerNorm and RmsNorm beyond what gradient checks ask: hard inputs, workers, widths, allocation.</summary>
public sealed class NormalizationTests
{
    private const int Features = 75;
    private const int Samples = 5;

    public static TheoryData<string> Widths => new(ChildRun.Widths.Keys);

    // Means of a million deviations, squares that no float holds, deviations far below ε.
    public static TheoryData<float, float> Scales => new()
    {
        { 0f, 1f },
        { 1e4f, 1e-2f },
        { -3e4f, 1e-2f },
        { 1e6f, 1f },
        { 1e20f, 1e15f },
        { 0f, 1e25f },
        { 0f, 1e-3f },
        { 0f, 1e-18f },
    };

    [Theory, MemberData(nameof(Scales))]
    public void LayerNorm_AnyMeanAndDeviation_AgreesWithDouble(float mean, float deviation) =>
        AssertOutputs(new OnlyLayerNorm(1, Samples), new ScalarLayerNorm(), mean, deviation);

    [Theory, MemberData(nameof(Scales))]
    public void RmsNorm_AnyMeanAndDeviation_AgreesWithDouble(float mean, float deviation) =>
        AssertOutputs(new OnlyRmsNorm(1, Samples), new ScalarRmsNorm(), mean, deviation);

    [Fact]
    public void Gradients_MeanOfAMillionDeviations_AgreeWithDouble()
    {
        const int Units = 21;
        var scalar = new ScalarNetwork([Units], [new ScalarDense(Units), new ScalarLayerNorm()], new ScalarMeanSquaredError());
        var batch = ScalarBatch.Draw(scalar, Samples, seed: 3, kinkDistance: 0);

        // The units pass on 10,000 and a multiple of 1/1024, which is exact in float as well.
        Array.Clear(scalar.Parameters[0].Values);
        for (int unit = 0; unit < Units; unit++)
            (scalar.Parameters[0].Values[(unit * Units) + unit], scalar.Parameters[1].Values[unit]) = (1, 10_000);
        double[][] inputs = Array.ConvertAll(batch.Inputs, row => Array.ConvertAll(row, value => Math.Round(value * 10) / 1024));
        batch = batch with { Inputs = inputs };

        ScalarComparison.AssertAgree(
            new ShiftedUnits(1, Samples), ShiftedUnits.Architecture, scalar, batch, ScalarTolerance.Contract(scalar, batch));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.1f)]
    [InlineData(-12_345.678f)]
    [InlineData(1e30f)]
    public void LayerNorm_EqualValues_GivesTheShiftExactly(float value)
    {
        var network = new OnlyLayerNorm(1, Samples);
        var random = new RandomStream(4, 0);
        for (int i = 0; i < Features; i++)
            (network.LayerNorm1.Scale[i], network.LayerNorm1.Shift[i]) = (random.NextNormal(), random.NextNormal());
        float[] outputs = new float[Features];

        network.Predict(Enumerable.Repeat(value, Features).ToArray(), outputs);

        Assert.Equal(network.LayerNorm1.Shift.ToArray(), outputs);
    }

    [Fact]
    public void RmsNorm_Zeros_GivesZerosAndFiniteGradients()
    {
        var network = new OnlyRmsNorm(1, Samples);
        float[] outputs = Enumerable.Repeat(1f, Features).ToArray();

        network.Predict(new float[Features], outputs);

        Assert.All(outputs, output => Assert.Equal(0f, output));
        Assert.True(network.ComputeGradients(new float[Features], new float[Features]).IsFinite);
    }

    // Whatever the weights, a value is its own mean: nothing below can learn.
    [Fact]
    public void LayerNorm_OneFeature_GivesTheShiftAndNoGradient()
    {
        var network = new OneFeature(1, Samples);

        var result = network.ComputeGradients([1f, -2f, 3f, 4f, 5f, -6f], [1f, 2f, 3f, 4f]);

        Assert.True(result.IsFinite);
        Assert.All(network.Dense1.WeightsGradient.ToArray(), gradient => Assert.Equal(0f, gradient));
        Assert.Equal(0f, network.LayerNorm1.ScaleGradient[0]);
        Assert.NotEqual(0f, network.LayerNorm1.ShiftGradient[0]);
    }

    [Fact]
    public void Parameters_NewNetwork_AreOnesAndZeros()
    {
        var network = new NormalizedValues(seed: 7);

        Assert.All(network.LayerNorm1.Scale.ToArray(), scale => Assert.Equal(1f, scale));
        Assert.All(network.LayerNorm2.Scale.ToArray(), scale => Assert.Equal(1f, scale));
        Assert.All(network.LayerNorm2.Shift.ToArray(), shift => Assert.Equal(0f, shift));
        Assert.All(network.Last.Scale.ToArray(), scale => Assert.Equal(1f, scale));
        Assert.Equal(
            ["LayerNorm1.Scale", "Dense1.Weights", "Dense1.Bias", "LayerNorm2.Scale", "LayerNorm2.Shift", "Dense2.Weights", "Dense2.Bias", "Last.Scale"],
            NormalizedValues.Architecture.Parameters.Select(parameter => parameter.FullName));
    }

    [Fact]
    public void ComputeGradients_GradientLimit_ClampsScaleAndShift()
    {
        const float Limit = 1e-5f;
        var network = new NormalizedValues(1, Samples) { GradientLimit = Limit };
        var random = new RandomStream(6, 0);
        float[] inputs = new float[Samples * NormalizedValues.InputLength];
        foreach (ref float value in inputs.AsSpan())
            value = random.NextNormal();

        network.ComputeGradients(inputs, inputs.AsSpan(0, Samples * NormalizedValues.OutputLength));

        Assert.Equal(Limit, network.LayerNorm2.ScaleGradient.ToArray().Max(MathF.Abs));
        Assert.Equal(Limit, network.LayerNorm2.ShiftGradient.ToArray().Max(MathF.Abs));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Training_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(NormalizedTraining.Hash(1), NormalizedTraining.Hash(workers));

    [Theory, MemberData(nameof(Widths))]
    public void Training_AnyVectorWidth_SameBits(string width) =>
        Assert.Equal(NormalizedTraining.Hash(1), ChildRun.Result(nameof(NormalizedTraining), ChildRun.Widths[width]));

    [Theory, MemberData(nameof(Widths))]
    public void Training_WorkersAtAnyVectorWidth_SameBits(string width) =>
        Assert.Equal(NormalizedTraining.Hash(1), ChildRun.Result(ChildRun.NormalizedWithThreeWorkers, ChildRun.Widths[width]));

    [Fact]
    public void Steps_NormalizedNetwork_AllocateNothing()
    {
        var network = new NormalizedClasses(1, Samples);
        var optimizer = new Adam();
        float[] inputs = new float[Samples * NormalizedClasses.InputLength], outputs = new float[Samples * NormalizedClasses.OutputLength];
        int[] labels = new int[Samples];
        void Run(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                optimizer.Step(network, network.ComputeGradients(inputs, labels));
                network.Evaluate(inputs, labels, outputs);
                network.Predict(inputs, outputs);
            }
        }

        Run(100);
        Allocations.AssertNone(() => Run(2000));
    }

    private static void AssertOutputs(INetwork network, ScalarLayer layer, float mean, float deviation)
    {
        var scalar = new ScalarNetwork([Features], [layer], new ScalarMeanSquaredError());
        foreach (double[] scale in layer.Parameters.Where(parameter => parameter.Name == "Scale").Select(parameter => parameter.Values))
            Array.Fill(scale, 1);
        var random = new RandomStream(5, 0);
        float[] inputs = new float[Samples * Features], outputs = new float[Samples * Features];
        foreach (ref float value in inputs.AsSpan())
            value = mean + (deviation * random.NextNormal());

        network.Predict(inputs, outputs);

        // A unit in the last place or two of the deviation, of 1/σ and of their product.
        double[] expected = [.. scalar.Forward(ScalarBatch.Rows(inputs, Features)).SelectMany(row => row)];
        TensorComparison.AssertWithin("Outputs", outputs, expected, 3e-7 * TensorComparison.LargestMagnitude(expected));
    }
}
