using StaticNet.CompilerServices;
using StaticNet.Files;
using StaticNet.Onnx.Export;
using StaticNet.Onnx.Messages;
using StaticNet.Onnx.Tests.Networks;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Onnx.Tests;

public sealed class ExportedFileTests
{
    [Fact]
    public void Export_EveryKindOfLayer_IsKnown()
    {
        string[] kinds =
        [
            .. typeof(LayerAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
                .Select(type => type.Name[..^nameof(Attribute).Length]),
        ];
        Assert.Contains("Multiply", kinds);
        foreach (string kind in kinds)
            KindWriters.Find(Layer(kind));
    }

    [Fact]
    public void Export_UnknownKind_IsRefusedWithNameAndWayOut()
    {
        string message = Assert.Throws<NotSupportedException>(() => KindWriters.Find(Layer("Odd"))).Message;
        Assert.Contains("Odd1", message, StringComparison.Ordinal);
        Assert.Contains("update StaticNet.Onnx", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_NetworkWrittenByHand_IsRefusedWithTheWayOut()
    {
        using var stream = new MemoryStream();
        using var network = new LinearRegression();
        string message = Assert.Throws<NotSupportedException>(() => network.SaveOnnx(stream)).Message;
        Assert.Contains("by attributes on a partial class", message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Export_Names_AreThoseOfSafetensorsFiles()
    {
        var network = new Writer(seed: 1);
        var names = Export(network).Graph.Initializer.Where(tensor => tensor.DataType == (int)TensorProto.Types.DataType.Float).Select(tensor => tensor.Name);
        using var file = new MemoryStream();
        network.SaveWeights(file);
        file.Position = 0;
        using var weights = SafetensorsFile.Open(file);
        foreach (var tensor in weights.Tensors)
            Assert.Single(names, tensor.Name);
        Assert.Contains("table.weight", names);
        Assert.Contains("first.self_attention1.out_proj.weight", names);
    }

    [Fact]
    public void Export_Recurrence_HasBothDirectionsInOneTensor()
    {
        var tensors = Export(new LongMemory(seed: 1)).Graph.Initializer;
        Assert.Equal([2, 20, 10], Assert.Single(tensors, tensor => tensor.Name == "lstm2.weight_ih_l1").Dims);
        Assert.Equal([2, 40], Assert.Single(tensors, tensor => tensor.Name == "lstm2.bias_l1").Dims);
    }

    [Fact]
    public void Export_Model_IsOfOpset17WithFreeBatchAndWithoutTraining()
    {
        var model = Export(new ActivationsOfRows(seed: 1));
        Assert.Equal(17, Assert.Single(model.OpsetImport).Version);
        Assert.DoesNotContain(model.Graph.Node, node => node.OpType == "Dropout");
        var input = Assert.Single(model.Graph.Input);
        Assert.Equal("inputs", input.Name);
        Assert.Equal(["batch", "3", "20"], input.Type.TensorType.Shape.Dim.Select(size => size.HasDimParam ? size.DimParam : $"{size.DimValue}"));
        Assert.Equal("made", Assert.Single(model.Graph.Output).Name);
        Assert.Contains(model.MetadataProps, text => text is { Key: NetworkWeights.NetworkKey, Value: nameof(ActivationsOfRows) });
    }

    [Fact]
    public void Export_ToAFile_HasTheBytesOfTheStream()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");
        try
        {
            var network = new Thin(seed: 1);
            network.SaveOnnx(path);
            using var stream = new MemoryStream();
            network.SaveOnnx(stream);
            Assert.Equal(stream.ToArray(), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Export_WeightThatIsNaN_IsRefusedByName()
    {
        var network = new Thin(seed: 1);
        network.Parameters[0] = float.NaN;
        using var stream = new MemoryStream();
        Assert.Contains("dense1.weight", Assert.Throws<WeightsException>(() => network.SaveOnnx(stream)).Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    private static ModelProto Export<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        stream.Position = 0;
        return ModelProto.Parser.ParseFrom(stream);
    }

    private static GraphLayer Layer(string kind) => new($"{kind}1", kind, [3]) { Sources = [-1] };
}
