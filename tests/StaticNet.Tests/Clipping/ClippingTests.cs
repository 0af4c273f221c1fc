using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Optimizers;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Clipping;

/// <summary>Clipped gradients, norms and factors against their definitions.</summary>
public sealed class ClippingTests
{
    private const string LastLayer = "Dense3";

    public static TheoryData<string> Widths => new(ChildRun.Widths.Keys);

    [Theory]
    [InlineData(1f)]
    [InlineData(1e30f)]
    public void Steps_ClippedByNorm_UseGradientsOfThatNorm(float scale)
    {
        AssertSteps(new ClipAll(1, ClippingRun.Rows), scale, ScalarClipping.L2, tensors => ScalarClipping.ByNorm(tensors, 0.1f, ScalarClipping.L2));
        AssertSteps(new ClipAllL1(1, ClippingRun.Rows), scale, ScalarClipping.L1, tensors => ScalarClipping.ByNorm(tensors, 0.1f, ScalarClipping.L1));
        AssertSteps(new ClipAllMax(1, ClippingRun.Rows), scale, ScalarClipping.Max, tensors => ScalarClipping.ByNorm(tensors, 0.01f, ScalarClipping.Max));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e30f)]
    public void Steps_ClippedByLayer_UseEachLayersOwnFactor(float scale) =>
        AssertSteps(new ClipLayers(1, ClippingRun.Rows), scale, ScalarClipping.L2, tensors => ScalarClipping.ByLayer(tensors, 0.1f));

    [Theory]
    [InlineData(0.01f)]
    [InlineData(1f)]
    [InlineData(1e30f)]
    public void Steps_ClippedAdaptively_UseEachOutputsOwnFactor(float scale)
    {
        // Nothing keeps the last layer from weights of 1e29, so that the second step's gradients would overflow.
        int steps = scale > 1 ? 1 : 5;
        AssertSteps(
            new ClipAdaptive(1, ClippingRun.Rows), scale, ScalarClipping.L2, tensors => ScalarClipping.ByUnit(tensors, 0.01f, LastLayer), steps);
        AssertSteps(new ClipAdaptiveToTheLast(1, ClippingRun.Rows), scale, ScalarClipping.L2, tensors => ScalarClipping.ByUnit(tensors, 0.02f, null));
    }

    [Fact]
    public void Steps_ClippedAdaptively_SpareGradientsWithinTheLimit()
    {
        var network = new ClipAdaptiveToTheLast(1, ClippingRun.Rows) { AdaptiveClipping = 0.5f };

        AssertSteps(network, 1, ScalarClipping.L2, tensors => ScalarClipping.ByUnit(tensors, 0.5f, null));

        var scales = ((INetwork)network).Memory!.GradientScales.Span.ToArray();
        Assert.Contains(scales, factor => factor < 1);
        Assert.Contains(scales, factor => factor == 1);
    }

    [Fact]
    public void Steps_WeightsOfZero_AreClippedToTheSmallestLength()
    {
        var network = new ClipAdaptiveToTheLast(1, ClippingRun.Rows);
        network.Dense3.Weights.CopyFrom(new float[1400]);

        AssertSteps(network, 1, ScalarClipping.L2, tensors => ScalarClipping.ByUnit(tensors, 0.02f, null), steps: 1);
    }

    [Fact]
    public void Steps_ValuesAndNorms_ClampFirst()
    {
        AssertSteps(new ClipValuesAndLayers(1, ClippingRun.Rows), 1, ScalarClipping.L2, tensors => ScalarClipping.ByLayer(tensors, 0.1f));
        AssertSteps(new ClipValuesAndMax(1, ClippingRun.Rows), 1, ScalarClipping.Max, tensors => ScalarClipping.ByNorm(tensors, 0.001f, ScalarClipping.Max));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e30f)]
    public void ComputeGradients_ClippedByValue_ClampsAndReturnsTheNormBefore(float scale)
    {
        var network = new ClipValues(1, ClippingRun.Rows);
        var (inputs, targets) = ClippingRun.Batch<ClipValues>(0, scale);
        var clamped = network.ComputeGradients(inputs, targets);
        float[] gradients = network.Gradients.ToArray();
        network.GradientLimit = float.PositiveInfinity;

        var result = network.ComputeGradients(inputs, targets);

        Assert.Equal(Array.ConvertAll(network.Gradients.ToArray(), value => Math.Clamp(value, -0.005f, 0.005f)), gradients);
        Assert.Contains(network.Gradients.ToArray(), value => value < -0.005f);
        Assert.Equal(result.Norm, clamped.Norm);
        Assert.Equal(1, clamped.Norm / ScalarClipping.L2(network.Gradients.ToArray().Select(value => (double)value)), 1e-12);
        Assert.Equal(1f, clamped.Scale);
    }

    [Fact]
    public void ComputeGradients_NaN_ShowsInNormAndFactorAndStopsTheStep()
    {
        AssertNaN(new ClipAllL1(1, ClippingRun.Rows));
        AssertNaN(new ClipAllMax(1, ClippingRun.Rows));
        AssertNaN(new ClipLayers(1, ClippingRun.Rows));
        AssertNaN(new ClipAdaptive(1, ClippingRun.Rows));
        AssertNaN(new ClipValues(1, ClippingRun.Rows));
        AssertNaN(new ClipValuesAndLayers(1, ClippingRun.Rows));
        AssertNaN(new ClipValuesAndMax(1, ClippingRun.Rows));
    }

    [Fact]
    public void ComputeGradients_Infinity_StaysInClampedGradientsAndNorm()
    {
        AssertInfinite(new ClipAllL1(1, ClippingRun.Rows));
        AssertInfinite(new ClipAllMax(1, ClippingRun.Rows));
        AssertInfinite(new ClipLayers(1, ClippingRun.Rows));
        AssertInfinite(new ClipValues(1, ClippingRun.Rows));
        AssertInfinite(new ClipValuesAndLayers(1, ClippingRun.Rows));
        AssertInfinite(new ClipValuesAndMax(1, ClippingRun.Rows));
    }

    [Fact]
    public void Limits_ChangedAtRunTime_Count()
    {
        var layers = new ClipLayers(1, ClippingRun.Rows) { MaxLayerGradientNorm = 0.25f };
        var units = new ClipAdaptive(1, ClippingRun.Rows) { AdaptiveClipping = 0.003f };
        var all = new ClipAllL1(1, ClippingRun.Rows) { MaxGradientNorm = 3f };

        AssertSteps(layers, 1, ScalarClipping.L2, tensors => ScalarClipping.ByLayer(tensors, 0.25f));
        AssertSteps(units, 1, ScalarClipping.L2, tensors => ScalarClipping.ByUnit(tensors, 0.003f, LastLayer));
        AssertSteps(all, 1, ScalarClipping.L1, tensors => ScalarClipping.ByNorm(tensors, 3f, ScalarClipping.L1));
        layers.MaxLayerGradientNorm = units.AdaptiveClipping = float.PositiveInfinity;
        AssertSteps(layers, 1, ScalarClipping.L2, tensors => [.. tensors.Select(tensor => tensor.Gradient)]);
        AssertSteps(units, 1, ScalarClipping.L2, tensors => [.. tensors.Select(tensor => tensor.Gradient)]);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void Limits_NotPositive_AreRefusedAndStay(float limit)
    {
        var layers = new ClipLayers(1, 1);
        var units = new ClipAdaptive(1, 1);

        Assert.Throws<ArgumentOutOfRangeException>("MaxLayerGradientNorm", () => layers.MaxLayerGradientNorm = limit);
        Assert.Throws<ArgumentOutOfRangeException>("AdaptiveClipping", () => units.AdaptiveClipping = limit);

        Assert.Equal(0.1f, layers.MaxLayerGradientNorm);
        Assert.Equal(0.01f, units.AdaptiveClipping);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Steps_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(ClippingRun.Hash(1), ClippingRun.Hash(workers));

    [Theory, MemberData(nameof(Widths))]
    public void Steps_AnyVectorWidth_SameBits(string width) =>
        Assert.Equal(ClippingRun.Hash(1), ChildRun.Result(nameof(ClippingRun), ChildRun.Widths[width]));

    [Fact]
    public void Steps_EveryKind_AllocateNothing()
    {
        AssertNoAllocation(new ClipAllL1(1, ClippingRun.Rows));
        AssertNoAllocation(new ClipAllMax(1, ClippingRun.Rows));
        AssertNoAllocation(new ClipLayers(1, ClippingRun.Rows));
        AssertNoAllocation(new ClipAdaptive(1, ClippingRun.Rows));
        AssertNoAllocation(new ClipValues(1, ClippingRun.Rows));
    }

    /// <summary>Makes steps with an optimizer that keeps the magnitudes of the gradients it gets.</summary>
    private static void AssertSteps<TNetwork>(
        TNetwork network, float scale, Func<IEnumerable<double>, double> norm, Func<ScalarTensor[], double[][]> clip, int steps = 5)
        where TNetwork : class, INetwork
    {
        var optimizer = new OwnOptimizer(0.1f, 0);
        optimizer.Attach(TNetwork.Architecture);
        for (int step = 0; step < steps; step++)
        {
            var (inputs, targets) = ClippingRun.Batch<TNetwork>(step, scale);
            var result = network.ComputeGradients(inputs, targets.AsSpan());
            var tensors = ScalarTensor.Of(network);
            double[][] expected = clip(tensors);
            optimizer.States[0].Values.Clear();

            optimizer.Step(network, result);

            Assert.Equal(1, result.Norm / norm(tensors.SelectMany(tensor => tensor.Gradient)), 1e-6);
            double smallest = 1;
            for (int p = 0; p < tensors.Length; p++)
            {
                double[] magnitudes = Array.ConvertAll(expected[p], Math.Abs);
                TensorComparison.AssertWithin(
                    tensors[p].Info.FullName,
                    Array.ConvertAll(tensors[p].Info.In(optimizer.States[0].Values).ToArray(), value => (double)value),
                    magnitudes,
                    Array.ConvertAll(magnitudes, magnitude => (1e-6 * magnitude) + float.Epsilon));
                foreach (var (clipped, gradient) in magnitudes.Zip(tensors[p].Gradient))
                    if (gradient != 0)
                        smallest = Math.Min(smallest, clipped / Math.Abs(gradient));
            }

            Assert.Equal(1, result.Scale / smallest, 1e-6);
        }
    }

    private static void AssertNaN<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        network.Parameters[3] = float.NaN;
        var (inputs, targets) = ClippingRun.Batch<TNetwork>(0);
        float[] before = network.Parameters.ToArray();

        var result = network.ComputeGradients(inputs, targets.AsSpan());

        Assert.True(double.IsNaN(result.Norm), typeof(TNetwork).Name);
        Assert.True(float.IsNaN(result.Scale), typeof(TNetwork).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(0.1f).Step(network, result));
        Assert.Equal(before, network.Parameters.ToArray());
    }

    // The gradients of the last weights are errors of 3e38 times large inputs, and those before them 0.
    private static void AssertInfinite<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        var parameters = TNetwork.Architecture.Parameters;
        foreach (ref float weight in network.Parameters.Slice(parameters[4].Layout.Offset, parameters[4].Layout.Length))
            weight *= 1000;
        network.Parameters.Slice(parameters[5].Layout.Offset, parameters[5].Layout.Length).Clear();
        var (inputs, targets) = ClippingRun.Batch<TNetwork>(0);
        Array.Fill(targets, 3e38f);

        var result = network.ComputeGradients(inputs, targets.AsSpan());

        Assert.Equal(double.PositiveInfinity, result.Norm);
        Assert.True(float.IsNaN(result.Scale));
        Assert.Contains(float.NegativeInfinity, parameters[5].In(network.Gradients).ToArray());
        var error = Assert.Throws<NonFiniteGradientException>(() => new Trainer<TNetwork>(network, new Sgd(0.1f)).Step(inputs, targets.AsSpan()));
        Assert.Contains("the gradient of Dense3.Weights is -", error.Message, StringComparison.Ordinal);
    }

    private static void AssertNoAllocation<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        var (inputs, targets) = ClippingRun.Batch<TNetwork>(0);
        var optimizer = new Sgd(1e-3f);
        optimizer.Step(network, network.ComputeGradients(inputs, targets.AsSpan()));

        Allocations.AssertNone(() =>
        {
            for (int step = 0; step < 50; step++)
                optimizer.Step(network, network.ComputeGradients(inputs, targets.AsSpan()));
        });
    }
}
