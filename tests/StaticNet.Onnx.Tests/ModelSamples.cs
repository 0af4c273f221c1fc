using System.Text.Json;

namespace StaticNet.Onnx.Tests;

/// <summary>A model that an exporter wrote, beside what goes in and what must come out.</summary>
internal sealed class ModelSamples
{
    private ModelSamples(string path, JsonElement root) => (Path, Inputs, Outputs) = (path, ReadTensors(root.GetProperty("inputs")), ReadTensors(root.GetProperty("outputs")));

    /// <summary>The folder of all models.</summary>
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Models");

    /// <summary>The names of the models that have samples.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.json").Select(path => System.IO.Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>The names of the node cases of ONNX's own tests.</summary>
    public static IEnumerable<string> Nodes =>
        Directory.GetFiles(System.IO.Path.Combine(Folder, "Nodes"), "*.json").Select(path => $"Nodes/{System.IO.Path.GetFileNameWithoutExtension(path)}").Order(StringComparer.Ordinal);

    /// <summary>The ONNX file.</summary>
    public string Path { get; }

    public IReadOnlyList<SampleTensor> Inputs { get; }

    public IReadOnlyList<SampleTensor> Outputs { get; }

    /// <summary>Reads those of a model.</summary>
    /// <param name="name">Its name.</param>
    public static ModelSamples Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Folder, $"{name}.json")));
        return new ModelSamples(System.IO.Path.Combine(Folder, $"{name}.onnx"), document.RootElement);
    }

    private static SampleTensor[] ReadTensors(JsonElement tensors) =>
    [
        .. tensors.EnumerateArray().Select(tensor => new SampleTensor(
            tensor.GetProperty("name").GetString()!,
            [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())],
            [.. tensor.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())])),
    ];
}
