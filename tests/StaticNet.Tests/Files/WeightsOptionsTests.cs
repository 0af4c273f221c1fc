using Xunit;
using static StaticNet.Tests.Files.SafetensorsBytes;

namespace StaticNet.Tests.Files;

/// <summary>Files that people bring, whose tensors aren't quite those of a network.</summary>
public sealed class WeightsOptionsTests
{
    private static readonly float[] Weight = [0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f];
    private static readonly float[] Bias = [0.7f, 0.8f];

    [Fact]
    public void LoadWeights_OneExtraTensor_IsNamedAlone()
    {
        using var network = new OneLayerNetwork(seed: 1);
        byte[] file = File(("0.weight", Weight), ("0.bias", Bias), ("aux_head.weight", [1f, 1f]));

        var error = Assert.Throws<WeightsException>(() => Load(network, file));

        Assert.Equal(["aux_head.weight: F32 [2]"], error.Extra);
        Assert.Empty(error.Missing);
        Assert.Empty(error.Misshapen);
        Assert.DoesNotContain("0.weight", error.Message, StringComparison.Ordinal);
        Assert.Contains("WeightsOptions.IsStrict = false", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadWeights_NotStrictly_TakesWhatFitsAndReturnsTheRest()
    {
        using var network = new OneLayerNetwork(seed: 1);
        float[] before = network.Dense1.Bias.ToArray();
        byte[] file = File(("0.weight", Weight), ("0.bias", [1f, 2f, 3f]), ("aux_head.weight", [1f, 1f]));

        var loaded = Load(network, file, new WeightsOptions { IsStrict = false });

        Assert.Equal(Weight, network.Dense1.Weights.ToArray());
        Assert.Equal(before, network.Dense1.Bias.ToArray());
        Assert.Equal(["aux_head.weight: F32 [2]"], loaded.Extra);
        Assert.Equal(["0.bias: F32 [3], not F32 [2]"], loaded.Misshapen);
        Assert.Empty(loaded.Missing);
        Assert.False(loaded.IsComplete);

        Assert.Equal(["0.bias: F32 [2]"], Load(network, File(("0.weight", Weight)), new WeightsOptions { IsStrict = false }).Missing);
    }

    [Fact]
    public void LoadWeights_NotStrictly_StillRefusesBadValues()
    {
        using var network = new OneLayerNetwork(seed: 1);
        string before = network.GetParametersHash();
        byte[] file = File(("0.weight", Weight), ("0.bias", [1f, float.NaN]), ("aux_head.weight", [1f]));

        var error = Assert.Throws<WeightsException>(() => Load(network, file, new WeightsOptions { IsStrict = false }));

        Assert.Equal(["0.bias: element 1 is NaN"], error.BadValues);
        Assert.Equal(before, network.GetParametersHash());
    }

    [Fact]
    public void LoadWeights_Doubles_AreRoundedOnRequest()
    {
        using var network = new OneLayerNetwork(seed: 1);
        var writer = new SafetensorsWriter();
        writer.Add("0.weight", [2, 3], Elements(0.1, 0.2, 0.3, 0.4, 0.5, 1e-60));
        writer.Add("0.bias", [2], Elements(0.7, 0.8));

        var error = Assert.Throws<WeightsException>(() => Load(network, Of(writer)));
        Load(network, Of(writer), new WeightsOptions { RoundsDoubles = true });

        Assert.Contains("WeightsOptions.RoundsDoubles = true", error.Message, StringComparison.Ordinal);
        Assert.Equal([0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0f], network.Dense1.Weights.ToArray());
        Assert.Equal(Bias, network.Dense1.Bias.ToArray());
    }

    [Theory]
    [InlineData(1e39, "beyond the largest float")]
    [InlineData(double.NegativeInfinity, "beyond the largest float")]
    [InlineData(double.NaN, "NaN")]
    public void LoadWeights_DoublesThatNoFloatIs_AreRefusedThoughRounded(double value, string problem)
    {
        using var network = new OneLayerNetwork(seed: 1);
        string before = network.GetParametersHash();
        var writer = new SafetensorsWriter();
        writer.Add("0.weight", [2, 3], Weight);
        writer.Add("0.bias", [2], Elements(0.5, value));

        var error = Assert.Throws<WeightsException>(() => Load(network, Of(writer), new WeightsOptions { RoundsDoubles = true }));

        Assert.Equal([$"0.bias: element 1 is {problem}"], error.BadValues);
        Assert.Equal(before, network.GetParametersHash());
    }

    [Theory]
    [InlineData("module.dense1.weight", "module.dense1.bias", "aux.weight")]
    [InlineData("net.3.weight", "net.3.bias", "other.0.weight")]
    [InlineData("dense1.weight", "dense1.bias", "0.weight")]
    public void LoadWeights_CommonPathAndOtherTensors_AreFoundByWhatFits(string weight, string bias, string other)
    {
        using var network = new OneLayerNetwork(seed: 1);

        var loaded = Load(network, File((weight, Weight), (bias, Bias), (other, [1f])), new WeightsOptions { IsStrict = false });

        Assert.Equal(Weight, network.Dense1.Weights.ToArray());
        Assert.Equal([$"{other}: F32 [1]"], loaded.Extra);
        Assert.Empty(loaded.Missing.Concat(loaded.Misshapen));
    }

    [Fact]
    public void LoadWeights_NamesOfTheFilesOwn_AreListedWithTheOptionForThem()
    {
        using var network = new OneLayerNetwork(seed: 1);
        byte[] file = File(("fc1.weight", Weight), ("fc1.bias", Bias));

        var error = Assert.Throws<WeightsException>(() => Load(network, file));
        Load(network, file, new WeightsOptions
        {
            Names = new Dictionary<string, string> { ["dense1.weight"] = "fc1.weight", ["dense1.bias"] = "fc1.bias" },
        });

        Assert.Equal(["dense1.weight: F32 [2, 3]", "dense1.bias: F32 [2]"], error.Missing);
        Assert.Contains("WeightsOptions.Names", error.Message, StringComparison.Ordinal);
        Assert.Equal(Weight, network.Dense1.Weights.ToArray());
    }

    [Fact]
    public void LoadWeights_SomeNames_LeaveTheOthersToBeFound()
    {
        using var network = new OneLayerNetwork(seed: 1);
        byte[] file = File(("0.weight", Weight), ("offset", Bias));

        Load(network, file, new WeightsOptions { Names = new Dictionary<string, string> { ["dense1.bias"] = "offset" } });

        Assert.Equal(Bias, network.Dense1.Bias.ToArray());
        Assert.Equal(Weight, network.Dense1.Weights.ToArray());
    }

    [Theory]
    [InlineData(SafetensorsType.I64, new long[] { 1 }, 8)]
    [InlineData(SafetensorsType.I64, new long[] { 2, 2 }, 32)]
    [InlineData(SafetensorsType.I32, new long[0], 4)]
    [InlineData(SafetensorsType.F32, new long[] { 0 }, 0)]
    public void LoadWeights_CountOfBatches_IsIgnoredWhateverItIs(SafetensorsType type, long[] shape, int length)
    {
        using var network = new StoredNetwork(seed: 2);
        using var saved = new StoredNetwork(seed: 3);
        var stream = new MemoryStream();
        saved.SaveWeights(stream);
        using var file = SafetensorsBytes.Open(stream.ToArray());
        var writer = new SafetensorsWriter();
        foreach (var tensor in file.Tensors.Where(tensor => !tensor.Name.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
            writer.Add(tensor.Name, tensor.Type, tensor.Shape.AsSpan(), file.ReadBytes(tensor.Name));
        writer.Add("batch_norm1.num_batches_tracked", type, shape, new byte[length]);

        Assert.True(Load(network, Of(writer)).IsComplete);
        Assert.Equal(saved.GetParametersHash(), network.GetParametersHash());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void SaveWeights_ValueThatCouldNotBeLoaded_WritesNothing(float value)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("weights.safetensors");
        using var network = new StoredNetwork(seed: 2);
        network.SaveWeights(path);
        byte[] before = System.IO.File.ReadAllBytes(path);
        network.Dense2.Bias[1] = value;
        network.BatchNorm1.RunningVariance[4] = value;

        var error = Assert.Throws<WeightsException>(() => network.SaveWeights(path));

        string text = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([$"batch_norm1.running_var: element 4 is {text}", $"dense2.bias: element 1 is {text}"], error.BadValues);
        Assert.Contains("dense2.bias", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, System.IO.File.ReadAllBytes(path));
        Assert.Throws<WeightsException>(() => network.SaveWeights(new MemoryStream()));
    }

    private static byte[] File(params (string Name, float[] Values)[] tensors)
    {
        var writer = new SafetensorsWriter();
        foreach (var (name, values) in tensors)
            writer.Add(name, values.Length == 6 ? [2, 3] : [values.Length], values);
        return Of(writer);
    }

    private static LoadedWeights Load<TNetwork>(TNetwork network, byte[] bytes, WeightsOptions? options = null)
        where TNetwork : class, INetwork
    {
        using var file = SafetensorsBytes.Open(bytes);
        return network.LoadWeights(file, options);
    }
}
