using StaticNet.Tests.Reference;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>State dicts of convolutional modules: they load, give the outputs that libtorch and PyTorch computed from them, and are saved as they were.</summary>
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
        network.Predict(reference.Inputs, outputs);
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
