using StaticNet.Files;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>The weights of layers by the names that they have in files of the class.</summary>
/// <param name="className">The name of the class.</param>
/// <param name="tensors">The weights.</param>
internal sealed class LayerWeights(string className, IReadOnlyList<KeyValuePair<string, Tensor>> tensors)
{
    /// <summary>Writes them.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path)
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("format", "pt");
        writer.AddMetadata(NetworkWeights.NetworkKey, className);
        foreach (var (name, tensor) in tensors)
            writer.Add(name, tensor.Dims, tensor.Floats);
        writer.Save(path);
    }
}
