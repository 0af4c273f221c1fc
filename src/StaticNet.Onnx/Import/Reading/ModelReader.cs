using Google.Protobuf;
using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Messages;

namespace StaticNet.Onnx.Import.Reading;

/// <summary>Reads the messages of a file and says what it is where it isn't a model.</summary>
internal static class ModelReader
{
    private const long Oldest = 7;
    private const long Newest = 23;

    /// <summary>The model of a file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static (GraphProto Graph, int Opset) Read(ModelFile file)
    {
        var model = Parse(file);
        if (model.Graph is not { Node.Count: > 0 } graph)
            throw file.Error("is no ONNX model: it has no nodes");
        if (graph.SparseInitializer.Count > 0)
            throw file.Error("has sparse weights, which can't be read. Write them dense");
        long opset = model.OpsetImport.Where(import => import.Domain is "" or "ai.onnx").Select(import => import.Version).DefaultIfEmpty(0).Max();
        if (opset is < Oldest or > Newest)
            throw file.Error($"is of opset {opset}; {Oldest} to {Newest} can be read. Export it with opset_version=17, or convert it by onnx.version_converter");
        return (graph, (int)opset);
    }

    private static ModelProto Parse(ModelFile file)
    {
        if (new FileInfo(file.Name).Length > Array.MaxLength)
            throw file.Error("has more than 2 GB. Save its weights as external data, by onnx.save(…, save_as_external_data=True)");
        byte[] bytes = File.ReadAllBytes(file.Name);
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
            throw file.Error("is a ZIP archive, as PyTorch writes, and no ONNX model. In Python, torch.onnx.export(model, sample, \"model.onnx\") writes one");
        if (bytes.AsSpan().StartsWith("\u0089HDF"u8) || bytes.AsSpan().StartsWith<byte>([0x89, (byte)'H', (byte)'D', (byte)'F']))
            throw file.Error("is an HDF5 file, as Keras writes, and no ONNX model. tf2onnx makes one of it");
        if (bytes.AsSpan().StartsWith("version https://git-lfs"u8))
            throw file.Error("is a pointer of Git LFS, not the file that it stands for; 'git lfs pull' fetches it");
        try
        {
            return ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw file.Error($"is no ONNX model, or is damaged ({exception.Message.ReplaceLineEndings(" ").TrimEnd('.')})", exception);
        }
    }
}
