using StaticNet.Benchmarks.Comparison;
using StaticNet.Benchmarks.Dynamic;
using StaticNet.Benchmarks.Networks;
using Xunit;

namespace StaticNet.Tests.Benchmarks;

/// <summary>The dynamic implementation that the benchmarks compare with computes what the generated networks do.</summary>
public class DynamicNetworkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(64)]
    public void Gradients_SameParameters_MatchGeneratedReluNetwork(int batch) => AssertAgreement(
        Agreement.LargestDeviation(new MlpMnist(batchCapacity: batch), DynamicModels.MlpMnist(batch)));

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(64)]
    public void Gradients_SameParameters_MatchGeneratedTanhNetwork(int batch) => AssertAgreement(
        Agreement.LargestDeviation(new MlpTiny(batchCapacity: batch), DynamicModels.MlpTiny(batch)));

    [Fact]
    public void Gradients_SameParameters_MatchGeneratedWideNetwork() => AssertAgreement(
        Agreement.LargestDeviation(new MlpWide(batchCapacity: 16), DynamicModels.MlpWide(16)));

    [Fact]
    public void Gradients_SameParameters_MatchGeneratedDeepNetwork() => AssertAgreement(
        Agreement.LargestDeviation(new Deep32(batchCapacity: 16), DynamicModels.Deep32(16)));

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    public void Gradients_SameParameters_MatchGeneratedConvolutionalNetwork(int batch) => AssertAgreement(
        Agreement.LargestDeviation(new Lenet5(batchCapacity: batch), DynamicModels.Lenet5(batch)));

    [Fact]
    public void TrainingSteps_SameParameters_MatchGeneratedNetwork()
    {
        const int BatchSize = 32;
        var generated = new MlpMnist(batchCapacity: BatchSize) { MaxGradientNorm = 0.5f };
        var dynamic = DynamicModels.MlpMnist(BatchSize);
        Agreement.CopyParameters(MlpMnist.Architecture, generated.Parameters, dynamic);
        var batch = new StaticNet.Benchmarks.Cases.RandomBatch(MlpMnist.Architecture, BatchSize);
        var adam = new Adam(1e-3f);
        var dynamicAdam = new AdamOptimizer(dynamic.Parameters, 1e-3f);

        for (int step = 0; step < 3; step++)
        {
            var result = generated.ComputeGradients(batch.Inputs, batch.Labels);
            Assert.True(result.Norm > generated.MaxGradientNorm, "The step must clip.");
            adam.Step(generated, result);
            dynamic.ComputeGradients(batch.Inputs, batch.Labels);
            GradientClipping.ClipNorm(dynamic.Parameters, generated.MaxGradientNorm);
            dynamicAdam.Step();
        }

        for (int i = 0; i < dynamic.Parameters.Count; i++)
            AssertAgreement(Agreement.Deviation(
                MlpMnist.Architecture.Parameters[i].In(generated.Parameters).ToArray(), dynamic.Parameters[i].Values), 1e-4);
    }

    private static void AssertAgreement(double deviation, double tolerance = Agreement.Tolerance) =>
        Assert.True(deviation <= tolerance, $"The deviation is {deviation:E2}; at most {tolerance:E0} is rounding.");
}
