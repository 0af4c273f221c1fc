using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Networks whose loss is the caller's: forward, a loss and its gradients, backward.</summary>
public sealed class CallersLossTests
{
    private const int Samples = 6, Inputs = 5, Outputs = 3;

    private readonly float[] _inputs = Drawn(Samples * Inputs, 1);
    private readonly float[] _targets = Drawn(Samples * Outputs, 2);

    [Fact]
    public void Backward_GradientsOfMeanSquaredError_GivesWhatTheBuiltInLossGives()
    {
        using var own = new Lossless(seed: 3, batchCapacity: Samples);
        using var built = new Lossy(seed: 3, batchCapacity: Samples);
        float[] outputs = new float[Samples * Outputs], gradients = new float[Samples * Outputs];

        own.Forward(_inputs, outputs);
        float loss = MeanSquaredError(outputs, gradients);
        var result = own.Backward(gradients, loss);
        var expected = built.ComputeGradients(_inputs, _targets);

        Assert.Equal(expected.Loss, result.Loss, 1e-6f);
        Assert.Equal(expected.Norm, result.Norm, 1e-6);
        Assert.InRange(result.Scale, 0.01f, 0.99f);
        Assert.Equal(expected.Scale, result.Scale, 1e-5f);
        for (int i = 0; i < own.Gradients.Length; i++)
            Assert.Equal(built.Gradients[i], own.Gradients[i], 1e-6f);
    }

    [Fact]
    public void Forward_LayersOfTrainingMode_IsWhatBackwardDifferentiates()
    {
        const int Batch = 7;
        const float Step = 1e-2f;
        using var network = new LosslessPair(seed: 5, batchCapacity: Batch);
        float[] inputs = Drawn(Batch * 4, 3), a = new float[Batch * 3], b = new float[Batch * 2], da = Drawn(a.Length, 4), db = Drawn(b.Length, 5);
        double Loss()
        {
            network.Forward(inputs, a, b);
            return a.Zip(da, (y, d) => (double)y * d).Sum() + b.Zip(db, (y, d) => (double)y * d).Sum();
        }

        Loss();
        network.Backward(da, db);
        float[] gradients = network.Gradients.ToArray();
        network.TrainingPosition = network.TrainingPosition with { Step = 0 };

        // Of each parameter the first, at the place in the random numbers that the backward pass went back from.
        foreach (var parameter in LosslessPair.Architecture.Parameters)
        {
            int index = parameter.Layout.Offset;
            float before = network.Parameters[index];
            network.Parameters[index] = before + Step;
            double above = Loss();
            network.Parameters[index] = before - Step;
            double below = Loss();
            network.Parameters[index] = before;
            Assert.Equal((above - below) / (2 * Step), gradients[index], 2e-2 * Math.Max(1, Math.Abs(gradients[index])));
        }
    }

    [Fact]
    public void Backward_WithoutItsForward_IsRefused()
    {
        using var network = new Lossless(seed: 3, batchCapacity: Samples);
        float[] outputs = new float[Samples * Outputs], gradients = new float[Samples * Outputs];

        Assert.Contains("call Forward first", Assert.Throws<InvalidOperationException>(() => network.Backward(gradients)).Message, StringComparison.Ordinal);
        network.Forward(_inputs, outputs);
        network.Backward(gradients);
        Assert.Throws<InvalidOperationException>(() => network.Backward(gradients));
        network.Forward(_inputs, outputs);
        network.Predict(_inputs, outputs);
        Assert.Throws<InvalidOperationException>(() => network.Backward(gradients));
    }

    [Fact]
    public void Backward_WeightsChangedSinceForward_IsRefused()
    {
        using var network = new Lossless(seed: 3, batchCapacity: Samples);
        float[] outputs = new float[Samples * Outputs], gradients = new float[Samples * Outputs];
        network.Forward(_inputs, outputs);
        var result = network.Backward(gradients);
        network.Forward(_inputs, outputs);

        new Sgd(0.1f).Step(network, result);

        Assert.Contains("weights have changed", Assert.Throws<InvalidOperationException>(() => network.Backward(gradients)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backward_OtherLength_NamesTheArgumentAndLeavesTheForwardPass()
    {
        using var network = new Lossless(seed: 3, batchCapacity: Samples);
        network.Forward(_inputs, new float[Samples * Outputs]);

        var exception = Assert.Throws<ArgumentException>("outputGradients", () => network.Backward(new float[Outputs]));

        Assert.Contains("There are 3 gradients, but the 6 samples of the forward pass with 3 outputs need 18.", exception.Message, StringComparison.Ordinal);
        Assert.True(network.Backward(new float[Samples * Outputs]).IsFinite);
    }

    [Fact]
    public void Backward_GradientThatIsNaN_IsNoFiniteResult()
    {
        using var network = new Lossless(seed: 3, batchCapacity: Samples);
        float[] gradients = new float[Samples * Outputs];
        gradients[4] = float.NaN;
        network.Forward(_inputs, new float[Samples * Outputs]);

        var result = network.Backward(gradients);

        Assert.False(result.IsFinite);
        Assert.True(float.IsNaN(result.Scale));
    }

    [Fact]
    public void ComputeGradients_WithoutALoss_SaysWhatToCall()
    {
        using INetwork network = new Lossless();

        Assert.Contains("Lossless has no loss: call Forward", Assert.Throws<NotSupportedException>(() => network.ComputeGradients(new float[Inputs], new float[Outputs])).Message, StringComparison.Ordinal);
        using INetwork built = new Lossy();
        Assert.Throws<NotSupportedException>(() => built.Forward(new float[Inputs], new float[Outputs]));
        using var lossless = new Lossless();
        var trainer = new Trainer<Lossless>(lossless, new Sgd(0.1f));
        Assert.Contains("set the trainer's Loss", Assert.Throws<InvalidOperationException>(() => trainer.Step(new float[Inputs], new float[Outputs])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_LossOfTheCallers_AllocatesNothing()
    {
        using var network = new Lossless(seed: 3, batchCapacity: Samples);
        var optimizer = new Adam(1e-3f);
        float[] outputs = new float[Samples * Outputs], gradients = new float[Samples * Outputs];
        Steps(1);

        Allocations.AssertNone(() => Steps(1000));

        void Steps(int count)
        {
            for (int step = 0; step < count; step++)
            {
                network.Forward(_inputs, outputs);
                float loss = MeanSquaredError(outputs, gradients);
                optimizer.Step(network, network.Backward(gradients, loss));
            }
        }
    }

    private float MeanSquaredError(ReadOnlySpan<float> outputs, Span<float> gradients)
    {
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            double error = outputs[i] - _targets[i];
            sum += error * error;
            gradients[i] = (float)(2 * error / outputs.Length);
        }

        return (float)(sum / outputs.Length);
    }

    private static float[] Drawn(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextSingle()) - 1)];
    }
}
