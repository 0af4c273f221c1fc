using StaticNet.Onnx.Messages;

namespace StaticNet.Onnx.Tasks;

/// <summary>The files that a model is in: what is made of it is made again when one of them becomes another.</summary>
internal static class ModelSources
{
    /// <summary>The files beside a model that could be read, with the weights that it says are there.</summary>
    /// <param name="path">The model.</param>
    public static IEnumerable<string> Of(string path)
    {
        using var stream = File.OpenRead(path);
        var graph = ModelProto.Parser.ParseFrom(stream).Graph;
        var tensors = graph.Initializer.Concat(graph.Node.SelectMany(node => node.Attribute).Where(attribute => attribute.T is not null).Select(attribute => attribute.T));
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return tensors
            .SelectMany(tensor => tensor.ExternalData)
            .Where(entry => entry.Key == "location")
            .Select(entry => Path.Combine(folder, entry.Value))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }
}
