using StaticNet.Tests.Recurrent;
using StaticNet.Tests.Reference;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>State dicts of PyTorch's modules, convolutional, recurrent and attentive: they load, give the outputs that libtorch and PyTorch computed from them, and are saved as they were.</summary>
public sealed class StateDictTests
{
    [Fact]
    public void LoadWeights_LeNetsStateDict_GivesItsOutputsAndIsSavedAsItWas()
    {
        var reference = ReferenceCase.Load("lenet5");
        using var network = new ReferenceLeNet(seed: 1, batchCapacity: reference.Batch);

        AssertExchanged(reference, network, new WeightsOptions(), StateDictNames.LeNet);
    }

    [Fact]
    public void LoadWeights_ResidualStateDict_GivesItsOutputsAndIsSavedAsItWas()
    {
        var reference = ReferenceCase.Load("residual");
        using var network = new StateDictResidual(seed: 1, batchCapacity: reference.Batch);

        AssertExchanged(reference, network, new WeightsOptions { Names = StateDictNames.Of<StateDictResidual>(StateDictNames.Residual) }, StateDictNames.Residual);
    }

    [Fact]
    public void LoadWeights_StackedLstmsStateDict_GivesItsOutputsAndIsSavedAsItWas()
    {
        var reference = ReferenceCase.Load("lstm-2-layers");
        using var network = new ReferenceLstmLayers(seed: 1, batchCapacity: reference.Batch);

        AssertExchanged(reference, network, new WeightsOptions(), StateDictNames.Lstm);
    }

    [Fact]
    public void LoadWeights_BidirectionalLstmsStateDict_GivesItsOutputsAndIsSavedAsItWas()
    {
        var reference = ReferenceCase.Load("lstm-bidirectional");
        using var network = new ReferenceLstmBidirectional(seed: 1, batchCapacity: reference.Batch);

        AssertExchanged(reference, network, new WeightsOptions(), StateDictNames.Lstm);
    }

    // Two layers in both directions, for which there is no case: names, shapes and values go out and come back.
    [Fact]
    public void SaveWeights_LstmOfLayersAndDirections_HasPyTorchsNamesAndLoadsAgain()
    {
        using var network = new BothWays(seed: 1);
        using var other = new BothWays(seed: 2);
        using var stream = new MemoryStream();
        network.SaveWeights(stream, names: StateDictNames.Of<BothWays>(StateDictNames.Lstm));
        using var file = SafetensorsBytes.Open(stream.ToArray());

        other.LoadWeights(file, new WeightsOptions());

        Assert.Equal(
            ((string[])
            [
                "0.weight_ih_l0 [128, 4]", "0.weight_hh_l0 [128, 32]", "0.bias_ih_l0 [128]", "0.bias_hh_l0 [128]",
                "0.weight_ih_l0_reverse [128, 4]", "0.weight_hh_l0_reverse [128, 32]", "0.bias_ih_l0_reverse [128]", "0.bias_hh_l0_reverse [128]",
                "0.weight_ih_l1 [128, 64]", "0.weight_hh_l1 [128, 32]", "0.bias_ih_l1 [128]", "0.bias_hh_l1 [128]",
                "0.weight_ih_l1_reverse [128, 64]", "0.weight_hh_l1_reverse [128, 32]", "0.bias_ih_l1_reverse [128]", "0.bias_hh_l1_reverse [128]",
                "1.weight [3, 64]", "1.bias [3]",
            ]).Order(StringComparer.Ordinal),
            file.Tensors.Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]").Order(StringComparer.Ordinal));
        Assert.Equal(network.GetParametersHash(), other.GetParametersHash());
    }

    [Fact]
    public void LoadWeights_AttentionsStateDict_GivesItsOutputsAndIsSavedAsItWas()
    {
        var reference = ReferenceCase.Load("attention");
        using var network = new ReferenceAttention(seed: 1, batchCapacity: reference.Batch);

        AssertExchanged(reference, network, new WeightsOptions(), StateDictNames.Attention);
    }

    [Fact]
    public void LoadWeights_CrossAttentionsStateDict_GivesItsOutputsAndIsSavedAsItWas()
    {
        var reference = ReferenceCase.Load("cross-attention");
        using var network = new ReferenceCrossAttention(seed: 1, batchCapacity: reference.Batch);

        AssertExchanged(reference, network, new WeightsOptions(), StateDictNames.CrossAttention);
    }

    [Fact]
    public void LoadWeights_StateDictOfCrossAttentionToAnotherWidth_GivesItsOutputsAndIsSavedAsItWas()
    {
        var reference = ReferenceCase.Load("cross-attention-widths");
        using var network = new ReferenceCrossAttentionWidths(seed: 1, batchCapacity: reference.Batch);

        AssertExchanged(reference, network, new WeightsOptions(), StateDictNames.CrossAttention);
    }

    [Fact]
    public void SaveWeights_NameThatTheNetworkLacks_ThrowsAndWritesNothing()
    {
        using var network = new StateDictResidual(seed: 1);
        using var stream = new MemoryStream();

        var error = Assert.Throws<ArgumentException>(() => network.SaveWeights(stream, names: new Dictionary<string, string> { ["fc3.weight"] = "fc.weight" }));

        Assert.Contains("fc3.weight", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.SaveWeights(stream, names: new Dictionary<string, string> { ["bn.weight"] = "bn.bias" }));
        Assert.Equal(0, stream.Length);
    }

    private static void AssertExchanged<TNetwork>(ReferenceCase reference, TNetwork network, WeightsOptions options, IReadOnlyDictionary<string, string> modules)
        where TNetwork : class, INetwork
    {
        var tensors = reference.Parameters.Concat(reference.Statistics).ToDictionary(tensor => tensor.Name[(tensor.Name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var writer = new SafetensorsWriter();
        foreach (var (name, tensor) in tensors)
            writer.Add(name, [.. tensor.Shape.Select(size => (long)size)], tensor.Values);
        using var file = SafetensorsBytes.Open(SafetensorsBytes.Of(writer));

        network.LoadWeights(file, options);

        float[] expected = reference.OfOutputs("output_eval"), outputs = new float[expected.Length];
        network.Predict(new Batch(TNetwork.Architecture.SampleShape, reference.Batch, reference.Inputs, []), outputs);
        TensorComparison.AssertWithinPartOfLargest("outputs", outputs, expected, 1e-5);

        using var stream = new MemoryStream();
        network.SaveWeights(stream, names: StateDictNames.Of<TNetwork>(modules));
        using var saved = SafetensorsBytes.Open(stream.ToArray());
        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), saved.Tensors.Select(tensor => tensor.Name).Where(name => !IsCount(name)).Order(StringComparer.Ordinal));
        Assert.All(tensors, tensor => Assert.Equal(tensor.Value.Values, saved.ReadSingles(tensor.Key)));
        Assert.All(tensors, tensor => Assert.Equal(tensor.Value.Shape, saved[tensor.Key].Shape.Select(size => (int)size)));
        Assert.Equal(reference.Statistics.Length / 2, saved.Tensors.Count(tensor => IsCount(tensor.Name)));
    }

    private static bool IsCount(string name) => name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);
}
