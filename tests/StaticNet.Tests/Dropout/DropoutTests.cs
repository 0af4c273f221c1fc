using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Dropout;

/// <summary>Generated networks with dropout against the scalar implementation.</summary>
public sealed class DropoutTests
{
    private static readonly Dictionary<string, (GeneratedNetwork Generated, Func<ScalarNetwork> Scalar, ScalarDropout[] Dropouts)> Networks = Declare();

    public static MatrixTheoryData<string, int> NetworksAndBatches => new(Networks.Keys, [1, 3, 8, 17]);

    [Theory, MemberData(nameof(NetworksAndBatches))]
    public void ComputeGradients_AnyPlaceOfDropout_AgreesWithScalar(string name, int samples)
    {
        var (generated, createScalar, dropouts) = Networks[name];
        var scalar = createScalar();
        using var network = generated.Create(seed: 1, batchCapacity: samples + 2);
        foreach (long step in (long[])[0, 1, 1L << 40])
        {
            network.TrainingPosition = new TrainingPosition(99, step);
            SetPosition(dropouts, network.TrainingPosition);
            var batch = ScalarBatch.Draw(scalar, samples, seed: 5, kinkDistance: 1e-5);
            CopyParameters(scalar, network, generated.Architecture);

            double loss = scalar.ComputeGradients(batch.Inputs, batch.Targets);
            var tolerance = ScalarTolerance.Contract(scalar, batch);
            var result = network.ComputeGradients(batch.FlatInputs, TargetsOf(scalar, batch));

            TensorComparison.AssertWithin("The loss", [result.Loss], [loss], tolerance.Loss);
            for (int p = 0; p < scalar.Parameters.Count; p++)
                TensorComparison.AssertWithin(
                    $"Step {step}, {scalar.Parameters[p].Name}", generated.Architecture.Parameters[p].In(network.Gradients).ToArray(),
                    scalar.Parameters[p].Gradients, tolerance.Gradients[p]);
        }
    }

    [Theory, MemberData(nameof(NetworksAndBatches))]
    public void PredictAndEvaluate_WithDropout_AreThoseWithoutIt(string name, int samples)
    {
        var (generated, createScalar, dropouts) = Networks[name];
        var scalar = createScalar();
        SetPosition(dropouts, null);
        var batch = ScalarBatch.Draw(scalar, samples, seed: 6, kinkDistance: 1e-5);
        using var network = generated.Create(seed: 1, batchCapacity: samples);
        CopyParameters(scalar, network, generated.Architecture);
        var tolerance = ScalarTolerance.Contract(scalar, batch);
        double[] expected = [.. scalar.Forward(batch.Inputs).SelectMany(row => row)];
        float[] outputs = new float[expected.Length];

        network.Predict(batch.FlatInputs, outputs);
        TensorComparison.AssertWithin("Predict's outputs", outputs, expected, tolerance.Outputs);
        float loss = network.Evaluate(batch.FlatInputs, TargetsOf(scalar, batch), outputs);
        TensorComparison.AssertWithin("Evaluate's outputs", outputs, expected, tolerance.Outputs);
        TensorComparison.AssertWithin("The loss", [loss], [scalar.Loss(batch.Inputs, batch.Targets)], tolerance.Loss);
    }

    private static Dictionary<string, (GeneratedNetwork, Func<ScalarNetwork>, ScalarDropout[])> Declare()
    {
        ScalarDropout[] inside = [new(0.3f, 0), new(0.5f, 1)];
        ScalarDropout[] ends = [new(0.2f, 0), new(0.4f, 1), new(0.1f, 2), new(0.25f, 3)];
        ScalarDropout[] between = [new(0.5f, 0)];
        ScalarDropout[] heads = [new(0.3f, 0), new(0.2f, 1)];
        ScalarDropout[] wide = [new(0.1f, 0), new(0.6f, 1), new(0.4f, 2)];
        return new()
        {
            [nameof(DropoutInside)] = (
                GeneratedNetwork.Of<DropoutInside>((seed, capacity) => new DropoutInside(seed, capacity)),
                () => new([19], [new ScalarDense(33), new ScalarRelu(), inside[0], new ScalarDense(40), new ScalarTanh(), inside[1], new ScalarDense(5)],
                    new ScalarSoftmaxCrossEntropy(0)),
                inside),
            [nameof(DropoutAtEnds)] = (
                GeneratedNetwork.Of<DropoutAtEnds>((seed, capacity) => new DropoutAtEnds(seed, capacity)),
                () => new([21], [ends[0], new ScalarDense(17), new ScalarLeakyRelu(0.1f), ends[1], ends[2], new ScalarDense(3), ends[3]],
                    new ScalarMeanSquaredError()),
                ends),
            [nameof(DropoutBetween)] = (
                GeneratedNetwork.Of<DropoutBetween>((seed, capacity) => new DropoutBetween(seed, capacity)),
                () => new([16], [new ScalarDense(24), between[0], new ScalarRelu(), new ScalarDense(2)], new ScalarSoftmaxCrossEntropy(0)),
                between),
            [nameof(DropoutInHeads)] = (
                GeneratedNetwork.Of<DropoutInHeads>((seed, capacity) => new DropoutInHeads(seed, capacity)),
                () => new([5, 6], [new ScalarSelfAttention(2, dropout: heads[0]), heads[1], new ScalarDense(3)], new ScalarMeanSquaredError()),
                heads),
            [nameof(DropoutInWideHeads)] = (
                GeneratedNetwork.Of<DropoutInWideHeads>((seed, capacity) => new DropoutInWideHeads(seed, capacity)),
                () => new(
                    [19, 4],
                    [new ScalarDense(32), wide[0], new ScalarSelfAttention(2, causal: true, bias: false, dropout: wide[1]), new ScalarTanh(),
                        new ScalarSelfAttention(1, causal: true, rotaryBase: 1e4, dropout: wide[2]), new ScalarDense(3)],
                    new ScalarSoftmaxCrossEntropy()),
                wide),
        };
    }

    private static void SetPosition(ScalarDropout[] dropouts, TrainingPosition? position)
    {
        foreach (var dropout in dropouts)
            dropout.Position = position;
    }

    private static Targets TargetsOf(ScalarNetwork scalar, ScalarBatch batch) =>
        scalar.TakesLabels ? new Targets(batch.Labels) : new Targets(batch.FlatTargets);

    private static void CopyParameters(ScalarNetwork scalar, INetwork network, NetworkArchitecture architecture)
    {
        for (int p = 0; p < scalar.Parameters.Count; p++)
            architecture.Parameters[p].In(network.Parameters).CopyFrom(Array.ConvertAll(scalar.Parameters[p].Values, value => (float)value));
    }
}
