using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using StaticNet.CompilerServices;
using StaticNet.Files;
using StaticNet.Onnx.Messages;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Export;

/// <summary>A graph that is being written: nodes one behind the other, each value and tensor with a name of its own.</summary>
internal sealed class GraphWriter
{
    /// <summary>The name of the first size of each value.</summary>
    private const string Batch = "batch";

    private readonly SafetensorsFile _weights;
    private readonly GraphProto _graph = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reserved;
    private readonly Dictionary<string, string> _tensors = new(StringComparer.Ordinal);

    // What became of the values that are outputs.
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    /// <summary>Begins a graph.</summary>
    /// <param name="weights">The weights by their names.</param>
    /// <param name="outputs">The names of its outputs, which nothing else gets.</param>
    public GraphWriter(SafetensorsFile weights, IEnumerable<string> outputs) => (_weights, _reserved) = (weights, new HashSet<string>(outputs, StringComparer.Ordinal));

    /// <summary>The name of what is being written, which those of its nodes begin with.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="inputs">What it reads; those left out are empty, the last ones missing.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The name of what it makes.</returns>
    public string Add(string operation, string[] inputs, params ReadOnlySpan<AttributeProto> attributes) => Add(operation, inputs, [true], attributes)[0];

    /// <summary>Adds a node with several outputs.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="outputs">Which of its outputs are wanted.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The names of what it makes; empty for what isn't wanted.</returns>
    public string[] Add(string operation, string[] inputs, bool[] outputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        string name = Unique($"{Scope}/{operation}");
        string[] made = new string[outputs.Length];
        for (int index = 0; index < made.Length; index++)
            made[index] = !outputs[index] ? "" : index == 0 ? name : Unique(string.Create(CultureInfo.InvariantCulture, $"{name}:{index}"));
        var node = new NodeProto { Name = name, OpType = operation };
        node.Input.AddRange(inputs);
        node.Output.AddRange(made);
        foreach (var attribute in attributes)
            node.Attribute.Add(attribute);
        _graph.Node.Add(node);
        return made;
    }

    /// <summary>Adds an input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its shape for one sample.</param>
    /// <returns>Its name in the graph.</returns>
    public string AddInput(string name, DataType type, ImmutableArray<int> shape)
    {
        string unique = Unique(name);
        _graph.Input.Add(Describe(unique, type, shape));
        return unique;
    }

    /// <summary>Adds an output.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What it is.</param>
    /// <param name="shape">Its shape for one sample.</param>
    public void AddOutput(string name, string value, ImmutableArray<int> shape)
    {
        _reserved.Remove(name);
        string unique = Unique(name);

        // A value of a node takes its name; an input, or what is an output already, is copied.
        if (_graph.Input.Any(input => input.Name == value) || !_renamed.TryAdd(value, unique))
        {
            string copy = Add("Identity", [value]);
            _renamed.Add(copy, unique);
        }

        _graph.Output.Add(Describe(unique, DataType.Float, shape));
    }

    /// <summary>A weight under its own name, once however often it is asked for.</summary>
    /// <param name="parameter">The weight.</param>
    /// <param name="dims">Its sizes in the graph, of as many elements; null for its own.</param>
    public string Weight(GraphParameter parameter, long[]? dims = null)
    {
        dims ??= [.. parameter.Info.Shape.Select(size => (long)size)];
        return Tensor(parameter.TensorName, dims, () => _weights.ReadBytes(parameter.TensorName));
    }

    /// <summary>The elements of a weight.</summary>
    /// <param name="parameter">The weight.</param>
    public float[] Read(GraphParameter parameter) => _weights.ReadSingles(parameter.TensorName);

    /// <summary>A tensor that is made of others or of none, once for each name and shape.</summary>
    /// <param name="name">Its name, which says all that it depends on.</param>
    /// <param name="dims">Its sizes.</param>
    /// <param name="values">Makes its elements.</param>
    public string Values(string name, long[] dims, Func<float[]> values) => Tensor(name, dims, () => MemoryMarshal.AsBytes(values().AsSpan()).ToArray());

    /// <summary>A number.</summary>
    public string Value(float value) => Values(string.Create(CultureInfo.InvariantCulture, $"number_{value:R}"), [], () => [value]);

    /// <summary>Whole numbers, such as a shape or axes.</summary>
    public string Integers(params long[] values) => Tensor(
        $"integers_{string.Join('_', values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}", [values.Length],
        () => MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), DataType.Int64);

    /// <summary>A tensor of any type, once for each name and shape.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dims">Its sizes.</param>
    /// <param name="bytes">Makes its elements as little-endian bytes.</param>
    /// <param name="type">The type of its elements.</param>
    public string Tensor(string name, long[] dims, Func<byte[]> bytes, DataType type = DataType.Float)
    {
        string key = $"{name} {string.Join(' ', dims)}";
        if (_tensors.TryGetValue(key, out string? known))
            return known;
        string unique = Unique(name);
        _graph.Initializer.Add(new TensorProto { Name = unique, DataType = (int)type, Dims = { dims }, RawData = UnsafeByteOperations.UnsafeWrap(bytes()) });
        return _tensors[key] = unique;
    }

    /// <summary>The graph, which isn't written to any more.</summary>
    /// <param name="name">Its name.</param>
    public GraphProto Complete(string name)
    {
        _graph.Name = name;
        foreach (var node in _graph.Node)
        {
            Rename(node.Input);
            Rename(node.Output);
        }

        return _graph;
    }

    private void Rename(Google.Protobuf.Collections.RepeatedField<string> names)
    {
        for (int index = 0; index < names.Count; index++)
            if (_renamed.TryGetValue(names[index], out string? renamed))
                names[index] = renamed;
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int number = 2; _reserved.Contains(unique) || !_names.Add(unique); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        return unique;
    }

    private static ValueInfoProto Describe(string name, DataType type, ImmutableArray<int> shape)
    {
        var sizes = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = Batch } } };
        sizes.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = sizes } } };
    }
}
