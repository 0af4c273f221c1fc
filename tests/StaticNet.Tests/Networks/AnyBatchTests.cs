using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Threading;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Predictions of more samples than a network has buffers for.</summary>
public sealed class AnyBatchTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    [InlineData(8, 1)]
    [InlineData(23, 1)]
    [InlineData(400, 3)]
    public void Predict_MoreSamplesThanTheCapacity_SameBitsAsOneBySample(int samples, int workers)
    {
        using var network = new OddWorkers(3, batchCapacity: samples > 100 ? 150 : 4, workers);
        float[] inputs = [.. NetworkUseTests.Inputs(samples).Take(21 * samples)];
        float[] expected = new float[5 * samples], actual = new float[5 * samples];
        for (int sample = 0; sample < samples; sample++)
            network.Predict(inputs.AsSpan(21 * sample, 21), expected.AsSpan(5 * sample, 5));

        network.Predict(inputs, actual);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void PredictProbabilities_MoreSamplesThanTheCapacity_AreAllProbabilities()
    {
        var network = new EntryLabels(1, batchCapacity: 2);
        float[] probabilities = new float[15];

        network.PredictProbabilities(new float[25], probabilities);

        Assert.All(probabilities.Chunk(3), row => Assert.Equal(1f, row.Sum(), 1e-6f));
    }

    [Fact]
    public void Predict_LastOfManySamplesIsBad_WritesNothing()
    {
        var network = new EntryLabels(1, batchCapacity: 2);
        float[] inputs = new float[50], outputs = new float[30];
        inputs[49] = float.NaN;
        Array.Fill(outputs, 7f);

        var exception = Assert.Throws<ArgumentException>("inputs", () => network.Predict(inputs, outputs));

        Assert.Contains("Input 4 of sample 9", exception.Message, StringComparison.Ordinal);
        Assert.All(outputs, output => Assert.Equal(7f, output));
    }

    [Fact]
    public void Predict_MoreSamplesThanTheCapacity_AllocatesNothing()
    {
        var network = new EntryLabels(1, batchCapacity: 2);
        float[] inputs = new float[35], outputs = new float[21];
        void Run(int calls)
        {
            for (int call = 0; call < calls; call++)
                network.Predict(inputs, outputs);
        }

        Run(100);
        Allocations.AssertNone(() => Run(3000));
    }
}
