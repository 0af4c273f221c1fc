using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Losses;

/// <summary>Weights of samples in the passes of networks with every kind of loss.</summary>
public sealed class SampleWeightTests
{
    public static TheoryData<string> Cases => [.. SampleWeightCase.All.Keys];

    public static MatrixTheoryData<string, int> CasesAndBatches => new(SampleWeightCase.All.Keys, [1, 2, 17, 130]);

    [Theory, MemberData(nameof(CasesAndBatches))]
    public void Pass_Weights_AgreesWithScalar(string name, int samples)
    {
        var sample = SampleWeightCase.All[name];
        float[] weights = [.. Enumerable.Range(0, samples).Select(i => (i + 1) % 3 * 0.7f)];
        var scalar = sample.CreateScalar(weights);
        var batch = Draw(sample, scalar, samples);
        using var network = sample.Create(130, 3);
        Copy(scalar, sample.Architecture, network);
        double loss = scalar.ComputeGradients(batch.Inputs, batch.Targets);

        var result = network.ComputeGradients(batch.FlatInputs, sample.TargetsOf(batch, weights));
        float evaluated = network.Evaluate(batch.FlatInputs, sample.TargetsOf(batch, weights), new float[samples * sample.Architecture.OutputLength]);

        Assert.Equal(loss, result.Loss, 1e-5 * Math.Max(1, loss));
        Assert.Equal(result.Loss, evaluated, 1e-5f);
        for (int p = 0; p < scalar.Parameters.Count; p++)
        {
            double[] expected = scalar.Parameters[p].Gradients;
            float[] actual = sample.Architecture.Parameters[p].In(network.Gradients).ToArray();
            double largest = Math.Max(expected.Max(Math.Abs), 1e-3);
            for (int i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], actual[i], 1e-5 * largest);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Pass_EqualWeights_HasTheBitsOfNone(string name)
    {
        var sample = SampleWeightCase.All[name];
        var batch = Draw(sample, sample.CreateScalar(new float[37]), 37);
        using var network = sample.Create(64, 1);
        var expected = network.ComputeGradients(batch.FlatInputs, sample.TargetsOf(batch, []));
        float[] gradients = network.Gradients.ToArray();

        foreach (float weight in (float[])[1, 3, 0.1f, 1e-30f, 1e30f])
        {
            network.ComputeGradients(batch.FlatInputs, sample.TargetsOf(batch, [.. Enumerable.Range(1, 37).Select(i => (float)i)]));
            Assert.NotEqual(gradients, network.Gradients.ToArray());

            Assert.Equal(expected, network.ComputeGradients(batch.FlatInputs, sample.TargetsOf(batch, [.. Enumerable.Repeat(weight, 37)])));
            Assert.Equal(gradients, network.Gradients.ToArray());
        }

        Assert.Equal(expected, network.ComputeGradients(batch.FlatInputs, sample.TargetsOf(batch, [])));
    }

    // A weight of 2 is a sample twice, one of 0 is none.
    [Theory, MemberData(nameof(Cases))]
    public void Pass_WholeWeights_AreRepeatedSamples(string name)
    {
        var sample = SampleWeightCase.All[name];
        var batch = Draw(sample, sample.CreateScalar(new float[6]), 6);
        int[] repeated = [0, 0, 1, 3, 3, 3, 5];
        var expanded = new ScalarBatch([.. repeated.Select(i => batch.Inputs[i])], [.. repeated.Select(i => batch.Targets[i])]);
        using var network = sample.Create(64, 1);

        var expected = network.ComputeGradients(expanded.FlatInputs, sample.TargetsOf(expanded, []));
        float[] gradients = network.Gradients.ToArray();
        var result = network.ComputeGradients(batch.FlatInputs, sample.TargetsOf(batch, [2, 1, 0, 3, 0, 1]));

        Assert.Equal(expected.Loss, result.Loss, 1e-5f);
        float largest = gradients.Max(Math.Abs);
        Assert.True(largest > 0);
        for (int i = 0; i < gradients.Length; i++)
            Assert.Equal(gradients[i], network.Gradients[i], 1e-5f * largest);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Pass_NoWeightAtAll_IsEmpty(string name)
    {
        var sample = SampleWeightCase.All[name];
        var batch = Draw(sample, sample.CreateScalar(new float[5]), 5);
        using var network = sample.Create(64, 1);

        var result = network.ComputeGradients(batch.FlatInputs, sample.TargetsOf(batch, new float[5]));

        Assert.Equal((true, 0f, 0.0), (result.IsEmpty, result.Loss, result.Norm));
        Assert.False(network.ComputeGradients(batch.FlatInputs, sample.TargetsOf(batch, [1, 0, 0, 0, 0])).IsEmpty);
    }

    [Fact]
    public void Pass_WeightsThatDontFit_NamesThem()
    {
        using var network = new SharedHuber(1);
        float[] inputs = new float[2 * SharedHuber.InputLength], targets = new float[2 * SharedHuber.OutputLength];

        var error = Assert.Throws<ArgumentException>("sampleWeights", () => network.ComputeGradients(inputs, targets, [1]));
        Assert.Contains("1 weights for 2 samples", error.Message, StringComparison.Ordinal);
        foreach (float wrong in (float[])[-1, float.NaN, float.PositiveInfinity])
        {
            Assert.Throws<ArgumentOutOfRangeException>("sampleWeights", () => network.ComputeGradients(inputs, targets, [1, wrong]));
            Assert.Throws<ArgumentOutOfRangeException>("sampleWeights", () => network.Evaluate(inputs, targets, new float[2 * SharedHuber.OutputLength], [1, wrong]));
        }
    }

    [Fact]
    public void Pass_Weights_AllocatesNothing()
    {
        using var network = new SharedWeighted(1);
        float[] inputs = new float[2 * SharedWeighted.InputLength], weights = [1, 2];
        int[] labels = [1, 3];

        Allocations.AssertNone(() =>
        {
            for (int step = 0; step < 300; step++)
                network.ComputeGradients(inputs, labels, weights);
        });
    }

    // Labels that weigh 0 have no loss of their own in the scalar implementation, but smoothing gives them one here.
    private static ScalarBatch Draw(SampleWeightCase sample, ScalarNetwork scalar, int samples)
    {
        var batch = ScalarBatch.Draw(scalar, samples, seed: 3, kinkDistance: samples > 100 ? 0 : 1e-4);
        foreach (double[] target in batch.Targets)
        {
            if (sample.Loss.TakesLabels && target[0] == 2)
                target[0] = 3;
            else if (!sample.Loss.TakesLabels)
                for (int i = 0; i < target.Length; i++)
                    target[i] = Math.Abs(target[i]);
        }

        batch.Targets[0][0] = sample.Loss.TakesLabels ? 1 : batch.Targets[0][0];
        return batch;
    }

    private static void Copy(ScalarNetwork scalar, NetworkArchitecture architecture, INetwork network)
    {
        for (int p = 0; p < scalar.Parameters.Count; p++)
            architecture.Parameters[p].In(network.Parameters).CopyFrom(Array.ConvertAll(scalar.Parameters[p].Values, value => (float)value));
    }
}
