using StaticNet.Tests.Reference;
using StaticNet.Tests.Scalar;
using Xunit;
using static StaticNet.Tests.Files.SafetensorsBytes;

namespace StaticNet.Tests.Files;

/// <summary>Weights in files with PyTorch's names and layouts.</summary>
public sealed class NetworkWeightsTests
{
    private static readonly string[] Names =
    [
        "batch_norm1.num_batches_tracked", "batch_norm1.bias", "batch_norm1.running_mean", "batch_norm1.running_var", "batch_norm1.weight",
        "dense1.bias", "dense1.weight", "dense2.bias", "dense2.weight", "layer_norm1.bias", "layer_norm1.weight",
    ];

    [Fact]
    public void SaveWeights_Network_WritesPyTorchsNamesShapesAndLayouts()
    {
        using var network = Trained();

        using var file = SafetensorsBytes.Open(Save(network));

        Assert.Equal(Names, file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal("dense1.weight: F32 [19, 5]", file["dense1.weight"].ToString());
        Assert.Equal("batch_norm1.num_batches_tracked: I64 []", file["batch_norm1.num_batches_tracked"].ToString());
        Assert.Equal([3L], file.ReadInt64s("batch_norm1.num_batches_tracked"));
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal(StoredNetwork.Architecture.Fingerprint, file.Metadata["staticnet.fingerprint"]);
        float[] weights = file.ReadSingles("dense1.weight");
        for (int output = 0; output < 19; output++)
            for (int input = 0; input < 5; input++)
                Assert.Equal(network.Dense1.Weights[output, input], weights[(output * 5) + input]);
        Assert.Equal(StoredNetwork.Architecture.Statistics[1].In(network.Statistics).ToArray(), file.ReadSingles("batch_norm1.running_var"));
    }

    [Fact]
    public void LoadWeights_SavedFile_RestoresEveryBitAndTheTexts()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("weights.safetensors");
        using var network = Trained();
        using var other = new StoredNetwork(seed: 2);
        network.SaveWeights(path, new Dictionary<string, string> { ["encoder"] = "{\"columns\":[1]}" });
        var position = ((INetwork)other).TrainingPosition;

        var loaded = other.LoadWeights(path);

        Assert.Equal(network.Parameters, other.Parameters);
        Assert.Equal(network.Statistics, other.Statistics);
        Assert.Equal(network.GetParametersHash(), other.GetParametersHash());
        Assert.Equal(position, ((INetwork)other).TrainingPosition);
        Assert.Equal([KeyValuePair.Create("encoder", "{\"columns\":[1]}")], loaded.Texts);
        Assert.True(loaded.IsComplete);
        Assert.Equal(["weights.safetensors"], directory.Names);
    }

    [Theory]
    [InlineData(SafetensorsType.F16)]
    [InlineData(SafetensorsType.BF16)]
    [InlineData(SafetensorsType.F64)]
    public void LoadWeights_OtherPrecision_IsExact(SafetensorsType type)
    {
        using var network = new StoredNetwork(seed: 2);
        float[] expected = [.. Enumerable.Range(0, 95).Select(i => (i - 40) / 8f)];
        byte[] bytes = [.. expected.SelectMany(value => type switch
        {
            SafetensorsType.F16 => BitConverter.GetBytes((Half)value),
            SafetensorsType.BF16 => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)),
            _ => BitConverter.GetBytes((double)value),
        })];

        Load(network, Changed(Trained(), "dense1.weight", writer => writer.Add("dense1.weight", type, [19, 5], bytes)));

        Assert.Equal(expected, network.Dense1.Weights.ToArray());
    }

    [Fact]
    public void LoadWeights_FileThatDoesNotFit_ListsEverythingAndChangesNothing()
    {
        using var network = new StoredNetwork(seed: 2);
        string before = network.GetParametersHash();
        float[] bad = new float[19];
        bad[7] = float.NaN;
        var writer = new SafetensorsWriter();
        writer.Add("dense1.weight", [5, 19], new float[95]);
        writer.Add("dense1.bias", SafetensorsType.I32, [19], new byte[76]);
        writer.Add("batch_norm1.weight", [19], bad);
        writer.Add("batch_norm1.bias", [19], Enumerable.Repeat(0.1, 19).ToArray());
        writer.Add("batch_norm1.num_batches_tracked", [1], Elements(1L));
        writer.Add("batch_norm1.running_mean", [19], new float[19]);
        writer.Add("batch_norm1.running_var", [19], new float[19]);
        writer.Add("layer_norm1.weight", [19], new float[19]);
        writer.Add("dense2.weight", [3, 19], new float[57]);
        writer.Add("dense3.weight", [2], new float[2]);
        writer.Add("dense3.bias", [2], new float[2]);

        var error = Assert.Throws<WeightsException>(() => Load(network, SafetensorsBytes.Of(writer)));

        Assert.Equal(["layer_norm1.bias: F32 [19]", "dense2.bias: F32 [3]"], error.Missing);
        Assert.Equal(["dense3.bias: F32 [2]", "dense3.weight: F32 [2]"], error.Extra);
        Assert.Equal(
            [
                "dense1.weight: F32 [5, 19], not F32 [19, 5]",
                "dense1.bias: I32 [19], not F32 [19]",
            ],
            error.Misshapen);
        Assert.Equal(["batch_norm1.weight: element 7 is NaN", "batch_norm1.bias: element 0 is not a float exactly"], error.BadValues);
        Assert.All(error.Missing.Concat(error.Extra).Concat(error.Misshapen).Concat(error.BadValues),
            tensor => Assert.Contains(tensor, error.Message, StringComparison.Ordinal));
        Assert.Contains(nameof(StoredNetwork), error.Message, StringComparison.Ordinal);
        foreach (string option in (string[])["WeightsOptions.Names", "WeightsOptions.IsStrict = false", "WeightsOptions.RoundsDoubles = true"])
            Assert.Contains(option, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.GetParametersHash());
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void LoadWeights_StatisticThatIsNotFinite_ChangesNothing(float value)
    {
        using var network = new StoredNetwork(seed: 2);
        string before = network.GetParametersHash();
        float[] values = [.. Enumerable.Repeat(1f, 18), value];

        var error = Assert.Throws<WeightsException>(() => Load(network,
            Changed(Trained(), "batch_norm1.running_var", writer => writer.Add("batch_norm1.running_var", [19], values))));

        Assert.StartsWith("batch_norm1.running_var: element 18 ", Assert.Single(error.BadValues), StringComparison.Ordinal);
        Assert.Equal(before, network.GetParametersHash());
    }

    [Fact]
    public void LoadWeights_NoCountOfBatches_IsFine()
    {
        using var network = new StoredNetwork(seed: 2);
        using var trained = Trained();

        Load(network, Changed(trained, "batch_norm1.num_batches_tracked", _ => { }));

        Assert.Equal(trained.GetParametersHash(), network.GetParametersHash());
    }

    [Theory]
    [InlineData("")]
    [InlineData("model.net.")]
    public void LoadWeights_SequentialOfTheReference_ComputesLibtorchsOutputs(string path)
    {
        var reference = ReferenceCase.Load("batchnorm-mlp");
        var writer = new SafetensorsWriter();
        foreach (var tensor in reference.Parameters.Concat(reference.Statistics))
            writer.Add(path + tensor.Name[(tensor.Name.IndexOf('/', StringComparison.Ordinal) + 1)..], [.. tensor.Shape.Select(size => (long)size)], tensor.Values);
        writer.Add(path + "1.num_batches_tracked", [], Elements(0L));
        using var network = new ReferenceBatchNorm(seed: 1, batchCapacity: reference.Batch);

        Load(network, SafetensorsBytes.Of(writer));

        float[] outputs = new float[reference.Batch * 4];
        network.Predict(reference.Inputs, outputs);
        TensorComparison.AssertWithinPartOfLargest("outputs", outputs, reference["output_eval"].Values, 1e-5);
    }

    [Fact]
    public void LoadWeights_SequentialOfMoreThanNineLayers_GoesByNumber()
    {
        using var network = new StoredNetwork(seed: 2);
        using var trained = Trained();
        using var file = SafetensorsBytes.Open(Save(trained));
        var modules = new Dictionary<string, string> { ["dense1"] = "2", ["batch_norm1"] = "9", ["layer_norm1"] = "10", ["dense2"] = "100" };

        Load(network, Renamed(file, name => $"{modules[name.Split('.')[0]]}.{name.Split('.')[1]}"));

        Assert.Equal(trained.GetParametersHash(), network.GetParametersHash());
    }

    [Fact]
    public void LoadWeights_SequentialWithOneLayerLess_ListsTheRestAsMissing()
    {
        using var network = new StoredNetwork(seed: 2);
        var writer = new SafetensorsWriter();
        writer.Add("0.weight", [19, 5], new float[95]);
        writer.Add("0.bias", [19], new float[19]);

        var error = Assert.Throws<WeightsException>(() => Load(network, SafetensorsBytes.Of(writer)));

        Assert.Equal(8, error.Missing.Length);
        Assert.Empty(error.Extra);
    }

    [Fact]
    public void LoadWeights_Names_AreThoseOfTheFile()
    {
        using var network = new RenamedNetwork(seed: 2);
        using var trained = Trained();
        using var saved = SafetensorsBytes.Open(Save(trained));
        string[] own = ["encoder.weight", "encoder.bias", "middle.weight", "middle.bias", "middle.running_mean", "middle.running_var", "middle.num_batches_tracked", "head_out.weight", "head_out.bias"];
        var names = own.ToDictionary(name => name, name => name
            .Replace("encoder", "dense1", StringComparison.Ordinal)
            .Replace("middle", "batch_norm1", StringComparison.Ordinal)
            .Replace("head_out", "dense2", StringComparison.Ordinal));

        network.LoadWeights(saved, new WeightsOptions { Names = names });

        Assert.Equal(trained.GetParametersHash(), network.GetParametersHash());
        var error = Assert.Throws<ArgumentException>(() => network.LoadWeights(
            saved, new WeightsOptions { Names = new Dictionary<string, string> { ["Encoder.Weights"] = "dense1.weight" } }));
        Assert.Contains("encoder.weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveWeights_TextOfTheFilesOwnKey_Throws()
    {
        using var network = new StoredNetwork(seed: 1);
        using var stream = new MemoryStream();

        Assert.Throws<ArgumentException>(() => network.SaveWeights(stream, new Dictionary<string, string> { ["format"] = "tf" }));

        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void SaveWeights_LayersOfTheSameSnakeCase_KeepTheirNames()
    {
        using var network = new SameNamesNetwork(seed: 1);
        using var other = new SameNamesNetwork(seed: 2);
        using var file = SafetensorsBytes.Open(Save(network));

        other.LoadWeights(file);

        Assert.Equal(["HeadOut.bias", "HeadOut.weight", "Head_Out.bias", "Head_Out.weight"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(network.GetParametersHash(), other.GetParametersHash());
    }

    private static StoredNetwork Trained()
    {
        var network = new StoredNetwork(seed: 1);
        var optimizer = new Sgd(learningRate: 0.1f);
        for (int step = 0; step < 3; step++)
            optimizer.Step(network, network.ComputeGradients([1, 2, 3, 4, 5, -1, 0, 1, 0, 2, 5, 4, 3, 2, 1], [0, 1, 2]));
        return network;
    }

    private static byte[] Save<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        using var stream = new MemoryStream();
        network.SaveWeights(stream);
        return stream.ToArray();
    }

    private static void Load<TNetwork>(TNetwork network, byte[] bytes)
        where TNetwork : class, INetwork
    {
        using var file = SafetensorsBytes.Open(bytes);
        network.LoadWeights(file);
    }

    // The weights of a network with one tensor replaced.
    private static byte[] Changed(StoredNetwork network, string name, Action<SafetensorsWriter> add)
    {
        using var file = SafetensorsBytes.Open(Save(network));
        var writer = new SafetensorsWriter();
        foreach (var tensor in file.Tensors.Where(tensor => tensor.Name != name))
            writer.Add(tensor.Name, tensor.Type, tensor.Shape.AsSpan(), file.ReadBytes(tensor.Name));
        add(writer);
        return SafetensorsBytes.Of(writer);
    }

    private static byte[] Renamed(SafetensorsFile file, Func<string, string> rename)
    {
        var writer = new SafetensorsWriter();
        foreach (var tensor in file.Tensors)
            writer.Add(rename(tensor.Name), tensor.Type, tensor.Shape.AsSpan(), file.ReadBytes(tensor.Name));
        return SafetensorsBytes.Of(writer);
    }
}
