using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>The outputs of training passes.</summary>
public sealed class TrainingOutputsTests
{
    private readonly float[] _inputs = [.. NetworkUseTests.Inputs(1).Take(30)];

    [Fact]
    public void CopyTrainingOutputs_WithDropout_AreThoseThatTheLossIsOf()
    {
        var network = new DroppedOutputs(1);
        float[] targets = [1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1, 1], outputs = new float[15], predicted = new float[15];
        network.Predict(_inputs, predicted);

        float loss = network.ComputeGradients(_inputs, targets).Loss;
        network.CopyTrainingOutputs(outputs);

        double expected = outputs.Zip(targets, (output, target) => Math.Pow((double)output - target, 2)).Average();
        Assert.Equal(expected, loss, 1e-6);
        Assert.All(outputs, output => Assert.InRange(output, 0f, 1f));
        Assert.NotEqual(predicted, outputs);
    }

    [Fact]
    public void CopyTrainingOutputs_WithBatchNorm_AreThoseThatTheLossIsOf()
    {
        var network = new NormalizedOutputs(1);
        int[] labels = [3, 0, 1, 1, 2];
        float[] logits = new float[20];

        var result = network.ComputeGradients(_inputs, labels);
        new Adam().Step(network, result);
        network.CopyTrainingOutputs(logits);

        double expected = logits.Chunk(4).Zip(labels, (row, label) => Math.Log(row.Sum(logit => Math.Exp(logit))) - row[label]).Average();
        Assert.Equal(expected, result.Loss, 1e-5);
    }

    [Fact]
    public void CopyTrainingOutputs_NoTrainingPassBefore_IsRefused()
    {
        var network = new DroppedOutputs(1);
        float[] targets = new float[15], outputs = new float[15];
        void AssertRefused() => Assert.Contains(
            "ComputeGradients", Assert.Throws<InvalidOperationException>(() => network.CopyTrainingOutputs(outputs)).Message, StringComparison.Ordinal);

        AssertRefused();
        network.ComputeGradients(_inputs, targets);
        network.Predict(_inputs, outputs);
        AssertRefused();
        network.ComputeGradients(_inputs, targets);
        network.Evaluate(_inputs, targets, outputs);
        AssertRefused();
    }

    [Fact]
    public void CopyTrainingOutputs_OfAnotherLength_IsRefusedAndTheyStay()
    {
        var network = new DroppedOutputs(1);
        network.ComputeGradients(_inputs, new float[15]);

        Assert.Throws<ArgumentException>("outputs", () => network.CopyTrainingOutputs(new float[12]));
        Assert.Throws<ArgumentException>("inputs", () => network.Predict(new float[7], new float[3]));
        Assert.Throws<ArgumentException>("inputs", () => network.ComputeGradients(new float[7], new float[3]));
        ((INetwork)network).CopyTrainingOutputs(new float[15]);
    }
}
