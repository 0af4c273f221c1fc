using Google.Protobuf;
using StaticNet.Onnx.Messages;
using StaticNet.Onnx.Tests.Networks;
using Xunit;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>Files that are damaged are named; nothing else is thrown, and little is allocated.</summary>
public sealed class MalformedFileTests
{
    private const int Files = 300;

    [Fact]
    public void Read_TruncatedFile_IsRefused()
    {
        byte[] bytes = Exported(new Images(seed: 1));
        var random = new Random(1);
        for (int file = 0; file < Files; file++)
            AssertReadsOrRefuses(bytes[..random.Next(bytes.Length)]);
    }

    [Fact]
    public void Read_ChangedBytes_IsRefusedOrRead()
    {
        byte[][] files = [Exported(new Images(seed: 1)), Exported(new Writer(seed: 1)), Exported(new Begun(seed: 1)), Exported(new Branched(seed: 1))];
        var random = new Random(2);
        for (int file = 0; file < Files; file++)
        {
            byte[] bytes = [.. files[file % files.Length]];
            for (int change = 0; change <= file % 4; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            AssertReadsOrRefuses(bytes);
        }
    }

    [Fact]
    public void Read_ChangedModels_IsRefusedOrRead() => ReadChangedModels(seed: 3, count: 2 * Files);

    [Fact(Explicit = true)]
    public void Read_ModelsChangedAnew_IsRefusedOrRead() => ReadChangedModels(Random.Shared.Next(), count: 50 * Files);

    [Fact]
    public void Read_Nothing_IsRefused() => AssertRefused([]);

    [Fact]
    public void Read_PyTorchFile_SaysWhatItIs() => Assert.Contains("is a ZIP archive, as PyTorch writes", AssertRefused([.. "PK\u0003\u0004rest"u8]), StringComparison.Ordinal);

    [Fact]
    public void Read_CyclicGraph_IsRefused() => Assert.Equal(
        "node 'a' (Relu) reads 'b', which nothing before it makes: the file is damaged.",
        new ModelBuilder().Input("x", -1, 3).Node("Relu", "a", ["b"]).Node("Relu", "b", ["a"]).Refusal());

    [Fact]
    public void Read_NegativeSize_IsRefused() => Assert.Equal(
        "the input 'x' has the size -7 at axis 1.", new ModelBuilder().Input("x", 1, -7).Node("Relu", "y", ["x"]).Refusal());

    [Fact]
    public void Read_GiantTensor_AllocatesLittle()
    {
        var model = new ModelBuilder().Input("x", -1, 3).Node("MatMul", "y", ["x", "w"]);
        model.Model.Graph.Initializer.Add(new TensorProto { Name = "w", DataType = (int)TensorProto.Types.DataType.Float, Dims = { 3, 500_000_000 }, RawData = ByteString.CopyFrom(1, 2, 3, 4) });
        long before = GC.GetTotalAllocatedBytes();
        Assert.Equal("the tensor 'w' has 4 bytes, not 6000000000.", model.Refusal());
        Assert.True(GC.GetTotalAllocatedBytes() - before < 10_000_000);
    }

    [Fact]
    public void Read_GiantConstant_IsRefused() => Assert.Equal(
        "node 'zeros' (ConstantOfShape) makes more than 67108864 elements. A network has none such: leave that part out of the model.",
        new ModelBuilder().Input("x", -1, 3).Integers("shape", 1 << 20, 1 << 20).Node("ConstantOfShape", "zeros", ["shape"]).Node("Add", "y", ["x", "zeros"]).Refusal());

    [Fact]
    public void Read_TwoTensorsOfOneName_IsRefused() => Assert.Contains(
        "two tensors of the name 'w'", new ModelBuilder().Input("x", -1, 3).Weights("w", 3, 2).Weights("w", 3, 2).Node("MatMul", "y", ["x", "w"]).Refusal(), StringComparison.Ordinal);

    private static void ReadChangedModels(int seed, int count)
    {
        byte[][] files =
        [
            Exported(new Images(seed: 1)), Exported(new Restored(seed: 1)), Exported(new Signals(seed: 1)), Exported(new Writer(seed: 1)), Exported(new Attending(seed: 1)), Exported(new Begun(seed: 1)),
            .. ModelSamples.Names.Where((_, index) => index % 4 == 0).Select(name => File.ReadAllBytes(ModelSamples.Read(name).Path)),
        ];
        var random = new Random(seed);
        var mutation = new ModelMutation(random);
        for (int file = 0; file < count; file++)
        {
            var model = ModelProto.Parser.ParseFrom(files[file % files.Length]);
            for (int change = 0; change <= file % 3; change++)
                mutation.Apply(model);
            AssertReadsOrRefuses(model.ToByteArray());
        }
    }

    private static byte[] Exported<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        return stream.ToArray();
    }

    private static string AssertRefused(byte[] bytes)
    {
        using var file = new TemporaryModel(stream => stream.Write(bytes));
        return Assert.Throws<InvalidDataException>(() => OnnxImport.Read(file.Path)).Message;
    }

    private static void AssertReadsOrRefuses(byte[] bytes)
    {
        using var file = new TemporaryModel(stream => stream.Write(bytes));
        try
        {
            OnnxImport.Read(file.Path);
        }
        catch (InvalidDataException exception)
        {
            Assert.StartsWith(file.Path, exception.Message, StringComparison.Ordinal);
        }
        catch (FileNotFoundException exception)
        {
            Assert.StartsWith(file.Path, exception.Message, StringComparison.Ordinal);
        }
    }
}
