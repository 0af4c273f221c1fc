using StaticNet.Onnx.Export;
using StaticNet.Onnx.Messages;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>Models of a few nodes, written as tests need them.</summary>
internal sealed class ModelBuilder
{
    /// <summary>The model, to be changed at will.</summary>
    public ModelProto Model { get; } = new() { IrVersion = 8, OpsetImport = { new OperatorSetIdProto { Version = 17 } }, Graph = new GraphProto { Name = "tested" } };

    /// <summary>Adds an input; a size that is below 0 is open.</summary>
    public ModelBuilder Input(string name, params long[] sizes) => Input(name, DataType.Float, sizes);

    /// <summary>Adds an input of a type.</summary>
    public ModelBuilder Input(string name, DataType type, params long[] sizes)
    {
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(sizes.Select(size => size == -1 ? new TensorShapeProto.Types.Dimension { DimParam = "n" } : new TensorShapeProto.Types.Dimension { DimValue = size }));
        Model.Graph.Input.Add(new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } } });
        return this;
    }

    /// <summary>Adds weights that count up.</summary>
    public ModelBuilder Weights(string name, params long[] sizes)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)DataType.Float, Dims = { sizes } };
        tensor.FloatData.AddRange(Enumerable.Range(1, (int)sizes.Aggregate(1L, (product, size) => product * size)).Select(number => number / 8f));
        Model.Graph.Initializer.Add(tensor);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public ModelBuilder Number(string name, float value)
    {
        Model.Graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)DataType.Float, FloatData = { value } });
        return this;
    }

    /// <summary>Adds whole numbers.</summary>
    public ModelBuilder Integers(string name, params long[] values)
    {
        Model.Graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)DataType.Int64, Dims = { values.Length }, Int64Data = { values } });
        return this;
    }

    /// <summary>Adds a node, named as what it makes; the last of all is the output.</summary>
    public ModelBuilder Node(string operation, string output, string[] inputs, params AttributeProto[] attributes)
    {
        Model.Graph.Node.Add(new NodeProto { Name = output, OpType = operation, Input = { inputs }, Output = { output }, Attribute = { attributes } });
        Model.Graph.Output.Clear();
        Model.Graph.Output.Add(new ValueInfoProto { Name = output });
        return this;
    }

    /// <summary>An attribute of a whole number.</summary>
    public static AttributeProto Whole(string name, long value) => Attributes.Of(name, value);

    /// <summary>An attribute of whole numbers.</summary>
    public static AttributeProto Wholes(string name, params long[] values) => Attributes.Of(name, values);

    /// <summary>An attribute of text.</summary>
    public static AttributeProto Text(string name, string value) => Attributes.Of(name, value);

    /// <summary>Imports the model.</summary>
    public ImportedNetwork Import(OnnxImportOptions? options = null)
    {
        using var file = new TemporaryModel(stream => Google.Protobuf.MessageExtensions.WriteTo(Model, stream));
        return OnnxImport.Read(file.Path, options);
    }

    /// <summary>The message of a model that is refused, without the path of its file.</summary>
    public string Refusal()
    {
        using var file = new TemporaryModel(stream => Google.Protobuf.MessageExtensions.WriteTo(Model, stream));
        string message = Xunit.Assert.Throws<InvalidDataException>(() => OnnxImport.Read(file.Path)).Message;
        Xunit.Assert.StartsWith($"{file.Path}: ", message, StringComparison.Ordinal);
        return message[(file.Path.Length + 2)..];
    }

    /// <summary>The attributes that a model became, without what is the same for all.</summary>
    public string Declaration(OnnxImportOptions? options = null)
    {
        string source = Import(options).Source;
        int start = source.IndexOf("[Network", StringComparison.Ordinal);
        return source[start..source.IndexOf("public partial", StringComparison.Ordinal)].TrimEnd();
    }
}
