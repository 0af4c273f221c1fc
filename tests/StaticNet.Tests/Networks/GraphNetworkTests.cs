using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Samples;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Networks with several inputs and outputs, and blocks, as their users meet them.</summary>
public sealed class GraphNetworkTests
{
    private const int Samples = 3;

    private readonly float[] _left = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    private readonly float[] _right = [1, 0, 0, 1, 1, 1];

    [Fact]
    public void Architecture_Graph_HasItsInputsOutputsAndLayers()
    {
        var architecture = TwoInputs.Architecture;

        Assert.Equal(["left [3]", "right [2]"], architecture.Inputs.Select(input => $"{input.Name} [{string.Join(", ", input.Shape)}]"));
        Assert.Equal(
            ["kind [4] SoftmaxCrossEntropy 0.5", "side [2] SoftmaxCrossEntropy(label -1 ignored) 1", "worth [1] MeanSquaredError 1"],
            architecture.Outputs.Select(output => FormattableString.Invariant($"{output.Name} [{string.Join(", ", output.Shape)}] {output.Loss} {output.Weight}")));
        Assert.Equal((5, 7, 3), (architecture.InputLength, architecture.OutputLength, architecture.TargetLength));
        Assert.Equal(TargetKind.Mixed, architecture.TargetKind);
        Assert.Contains("ResidualTower1.ResidualBlock2.Dense1", architecture.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Fingerprint_Graph_HasItsInputsAndOutputs()
    {
        string text = TwoInputs.Architecture.DescribeCanonically();

        Assert.Contains("input left [3]\ninput right [2]\noutput kind [4] SoftmaxCrossEntropy Labels 0.5 none\n", text, StringComparison.Ordinal);
        Assert.Contains("output side [2] SoftmaxCrossEntropy(label -1 ignored) Labels 1 -1\noutput worth [1] MeanSquaredError Values 1 none\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_OfNestedBlocks_AreTheirParameters()
    {
        using var network = new TwoInputs(seed: 1);
        var info = TwoInputs.Architecture.Parameters.Single(parameter => parameter.FullName == "ResidualTower1.ResidualBlock2.Dense1.Weights");

        network.ResidualTower1.ResidualBlock2.Dense1.Weights[2, 3] = 42;

        Assert.Equal(42, info.In(network.Parameters)[2, 3]);
        Assert.Equal(TwoInputs.Architecture.Parameters.Length, TwoInputs.Architecture.Parameters.Select(parameter => parameter.FullName).Distinct().Count());
    }

    [Fact]
    public void Weights_OfNestedBlocks_AreNamedAsPyTorchNestsModules()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("two.safetensors");
        using var network = new TwoInputs(seed: 1);
        network.SaveWeights(file);

        using var weights = SafetensorsFile.Open(file);
        using var other = new TwoInputs(seed: 2);
        other.LoadWeights(file);

        Assert.Contains("residual_tower1.residual_block2.dense1.weight", weights.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(network.Parameters.ToArray(), other.Parameters.ToArray());
    }

    [Fact]
    public void Interface_BatchesOneAfterTheOther_IsWhatTheMembersGive()
    {
        using var network = new TwoInputs(seed: 1, batchCapacity: Samples);
        float[] kind = new float[4 * Samples], side = new float[2 * Samples], worth = new float[Samples], all = new float[7 * Samples];
        int[] kinds = [0, 1, 3], sides = [1, -1, 0];
        float[] worths = [0.5f, 1f, -1f];

        float[] both = [.. _left, .. _right];
        var shape = TwoInputs.Architecture.SampleShape;
        network.Predict(_left, _right, kind, side, worth);
        ((INetwork)network).Predict(new Batch(shape, Samples, both, []), all);
        var expected = network.ComputeGradients(_left, _right, kinds, sides, worths);
        float[] gradients = network.Gradients.ToArray();
        var actual = ((INetwork)network).ComputeGradients(new Batch(shape, Samples, both, [], new Targets([.. kinds, .. sides], worths, default)));

        Assert.Equal([.. kind, .. side, .. worth], all);
        Assert.Equal(expected, actual);
        Assert.Equal(gradients, network.Gradients.ToArray());
        Assert.Equal(expected.Loss, Weighed(kind, kinds, side, sides, worth, worths), 1e-5f);
    }

    [Fact]
    public void PredictProbabilities_SeveralOutputs_AreProbabilitiesWhereTheyAreLogits()
    {
        using var network = new TwoInputs(seed: 1, batchCapacity: Samples);
        float[] kind = new float[4 * Samples], side = new float[2 * Samples], worth = new float[Samples], plain = new float[Samples];

        network.PredictProbabilities(_left, _right, kind, side, worth);
        network.Predict(_left, _right, new float[4 * Samples], new float[2 * Samples], plain);

        Assert.All(kind.Chunk(4).Concat(side.Chunk(2)), row => Assert.Equal(1f, row.Sum(), 1e-6f));
        Assert.Equal(plain, worth);
    }

    [Fact]
    public void Members_BatchesThatDiffer_NameTheInput()
    {
        using var network = new TwoInputs(seed: 1, batchCapacity: Samples);

        Assert.Throws<ArgumentException>("right", () => network.Predict(_left, [1], new float[12], new float[6], new float[3]));
        Assert.Throws<ArgumentException>("right", () => network.Predict(_left, [1, 0, 0, 1, 1, float.NaN], new float[12], new float[6], new float[3]));
        float[] both = [.. _left, .. _right];
        Assert.Throws<ArgumentException>("targets", () => { _ = new Batch(TwoInputs.Architecture.SampleShape, Samples, both, [], new Targets(new int[6])); });
        Assert.Throws<ArgumentException>("targets", () => { _ = new Batch(TwoInputs.Architecture.SampleShape, Samples, both, [], new Targets(new int[5], new float[3], default)); });
        Assert.Contains(
            "The samples of the batch have one input and one target; TwoInputs takes 3 inputs and 2 inputs and a label and a label (-1 for no class) and 1 target values.",
            Assert.Throws<ArgumentException>("batch", () => ((INetwork)network).Predict(both, new float[21])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_SeveralInputsAndOutputs_AllocatesNothing()
    {
        using var network = new TwoInputs(seed: 1, batchCapacity: Samples);
        var optimizer = new Adam(1e-3f);
        int[] kinds = [0, 1, 3], sides = [1, -1, 0];
        float[] worths = [0.5f, 1f, -1f];
        optimizer.Step(network, network.ComputeGradients(_left, _right, kinds, sides, worths));

        Allocations.AssertNone(() =>
        {
            for (int step = 0; step < 1000; step++)
                optimizer.Step(network, network.ComputeGradients(_left, _right, kinds, sides, worths));
        });
    }

    private static float Weighed(float[] kind, int[] kinds, float[] side, int[] sides, float[] worth, float[] worths) =>
        (0.5f * CrossEntropy(kind, kinds)) + CrossEntropy(side, sides) + worth.Zip(worths, (y, t) => (y - t) * (y - t)).Average();

    private static float CrossEntropy(float[] logits, int[] labels)
    {
        int classes = logits.Length / labels.Length;
        return labels.Select((label, i) => (label, row: logits[(i * classes)..((i + 1) * classes)])).Where(sample => sample.label >= 0)
            .Average(sample => MathF.Log(sample.row.Sum(MathF.Exp)) - sample.row[sample.label]);
    }
}
