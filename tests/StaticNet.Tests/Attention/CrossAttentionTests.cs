using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Attention;

/// <summary>Attention to another sequence against the scalar implementation, whose own gradients agree with differences of its loss.</summary>
public sealed class CrossAttentionTests
{
    private static readonly ScalarDropout[] Dropouts = [new(0.2f, 0), new(0.4f, 1)];

    private static readonly Dictionary<string, (GeneratedNetwork Network, Func<ScalarNetwork> Scalar)> Networks = new()
    {
        [nameof(OddCross)] = (
            GeneratedNetwork.Of<OddCross>((s, b) => new OddCross(s, b)),
            () => new CrossAttentionGraph([7, 6], [5, 6]).Attend(1, 0, 2).Then(new ScalarDense(3)).Build(new ScalarMeanSquaredError())),
        [nameof(WideCross)] = (
            GeneratedNetwork.Of<WideCross>((s, b) => new WideCross(s, b)),
            () => new CrossAttentionGraph([19, 5], [9, 3]).Then(new ScalarDense(20), 0).Then(new ScalarTanh()).Then(new ScalarDense(32), 1).Attend(4, 3, 2, bias: false)
                .Then(new ScalarTanh()).Then(new ScalarDense(3)).Build(new ScalarSoftmaxCrossEntropy())),
        [nameof(RepeatedCross)] = (
            GeneratedNetwork.Of<RepeatedCross>((s, b) => new RepeatedCross(s, b)),
            () => new CrossAttentionGraph([3, 32], [21, 32]).Attend(1, 0, 4).Attend(2, 0, 1).Then(new ScalarDense(2)).Build(new ScalarMeanSquaredError())),
        [nameof(LoneQuery)] = (
            GeneratedNetwork.Of<LoneQuery>((s, b) => new LoneQuery(s, b)),
            () => new CrossAttentionGraph([21, 5], [1, 18]).Attend(1, 0, 3).Then(new ScalarDense(2)).Build(new ScalarMeanSquaredError())),
        [nameof(CrossOfOneInput)] = (
            GeneratedNetwork.Of<CrossOfOneInput>((s, b) => new CrossOfOneInput(s, b)),
            () => new CrossAttentionGraph([6, 10]).Then(new ScalarDense(12)).Attend(1, 1, 2).Attend(2, 0, 3).Then(new ScalarDense(2)).Build(new ScalarMeanSquaredError())),
        [nameof(DroppedCross)] = (
            GeneratedNetwork.Of<DroppedCross>((s, b) => new DroppedCross(s, b)),
            () => new CrossAttentionGraph([19, 5], [6, 12]).Then(Dropouts[0], 1).Attend(2, 0, 2, dropout: Dropouts[1]).Then(new ScalarDense(2)).Build(new ScalarMeanSquaredError())),
    };

    public static MatrixTheoryData<string, int> Cases => new(Networks.Keys, [1, 3, 9]);

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void CrossAttention_Batch_AgreesWithScalar(string name, int samples)
    {
        var (generated, createScalar) = Networks[name];
        SetPosition(null);
        var scalar = createScalar();
        var batch = ScalarBatch.Draw(scalar, samples, seed: 3, kinkDistance: 1e-5);
        using var network = generated.Create(seed: 1, batchCapacity: samples);
        if (name == nameof(DroppedCross))
            AssertTrains(network, generated, scalar, batch);
        else
            ScalarComparison.AssertAgree(network, generated.Architecture, scalar, batch, ScalarTolerance.Conditioned(scalar, batch, seed: 3));
    }

    [Theory]
    [Trait("Vectors", "none")]
    [MemberData(nameof(Names))]
    public void ScalarNetwork_Gradients_AgreeWithDifferences(string name)
    {
        SetPosition(new TrainingPosition(5, 6));
        var scalar = Networks[name].Scalar();
        var batch = ScalarBatch.Draw(scalar, 2, seed: 1, kinkDistance: 1e-3);
        double[][] expected = scalar.CentralDifferences(batch.Inputs, batch.Targets, 1e-5);

        scalar.ComputeGradients(batch.Inputs, batch.Targets);

        Assert.All(expected.Zip(scalar.Parameters), pair => Assert.All(pair.First.Zip(pair.Second.Gradients), values => Assert.Equal(values.First, values.Second, 1e-8)));
    }

    [Fact]
    public void ComputeGradients_SharedParameters_AreTheSumOfBothPlaces()
    {
        var generated = GeneratedNetwork.Of<SharedCross>((s, b) => new SharedCross(s, b));
        var graph = new CrossAttentionGraph([5, 6]).Then(new ScalarDense(6)).Then(new ScalarTanh()).Attend(2, 0, 2);
        var scalar = graph.Then(new ScalarDense(6)).Then(new ScalarTanh()).Attend(5, 3, 2).Then(new ScalarDense(2)).Build(new ScalarMeanSquaredError());
        var batch = ScalarBatch.Draw(scalar, 3, seed: 3, kinkDistance: 1e-5);
        int shared = generated.Architecture.Parameters.Length - 2;
        using var network = generated.Create(seed: 1, batchCapacity: 3);
        for (int p = 0; p < scalar.Parameters.Count; p++)
            Array.ConvertAll(generated.Architecture.Parameters[p < shared ? p : p - shared].In(network.Parameters).ToArray(), value => (double)value).CopyTo(scalar.Parameters[p].Values, 0);

        scalar.ComputeGradients(batch.Inputs, batch.Targets);
        network.ComputeGradients(batch.FlatInputs, new Targets(batch.FlatTargets));

        for (int p = 0; p < shared; p++)
        {
            double[] expected = [.. scalar.Parameters[p].Gradients.Zip(scalar.Parameters[p + shared].Gradients, (a, b) => a + b)];
            TensorComparison.AssertWithin(
                scalar.Parameters[p].Name, generated.Architecture.Parameters[p].In(network.Gradients).ToArray(), expected,
                ScalarTolerance.PartOfLargest * TensorComparison.LargestMagnitude(expected));
        }
    }

    private static void AssertTrains(INetwork network, GeneratedNetwork generated, ScalarNetwork scalar, ScalarBatch batch)
    {
        ScalarComparison.Copy(scalar.Parameters, generated.Architecture.Parameters, network.Parameters);
        network.TrainingPosition = new TrainingPosition(99, 3);
        SetPosition(network.TrainingPosition);
        scalar.ComputeGradients(batch.Inputs, batch.Targets);
        var tolerance = ScalarTolerance.Contract(scalar, batch);

        network.ComputeGradients(ScalarComparison.SamplesOf(generated.Architecture.SampleShape, scalar, batch));

        for (int p = 0; p < scalar.Parameters.Count; p++)
            TensorComparison.AssertWithin(
                scalar.Parameters[p].Name, generated.Architecture.Parameters[p].In(network.Gradients).ToArray(), scalar.Parameters[p].Gradients, tolerance.Gradients[p]);
    }

    private static void SetPosition(TrainingPosition? position)
    {
        foreach (var dropout in Dropouts)
            dropout.Position = position;
    }
}
