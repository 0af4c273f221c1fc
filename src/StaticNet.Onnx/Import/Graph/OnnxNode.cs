using StaticNet.Onnx.Messages;
using AttributeType = StaticNet.Onnx.Messages.AttributeProto.Types.AttributeType;

namespace StaticNet.Onnx.Import.Graph;

/// <summary>A node of a model, whose attributes are checked as they are read.</summary>
/// <param name="file">The name of the file.</param>
/// <param name="node">The node.</param>
/// <param name="opset">The version of the operators.</param>
internal sealed class OnnxNode(string file, NodeProto node, int opset)
{
    /// <summary>The operator.</summary>
    public string Operator => node.OpType;

    /// <summary>The version of the operators.</summary>
    public int Opset => opset;

    /// <summary>The domain of the operator, empty for ONNX's own.</summary>
    public string Domain => node.Domain == "ai.onnx" ? "" : node.Domain;

    /// <summary>The names of what it reads, empty for what is left out.</summary>
    public IReadOnlyList<string> Inputs => node.Input;

    /// <summary>The names of what it makes, empty for what isn't wanted.</summary>
    public IReadOnlyList<string> Outputs => node.Output;

    /// <summary>Its name, or where it has none that of what it makes.</summary>
    public string Name => node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault(name => name.Length > 0) ?? "";

    /// <summary>Whether there is an attribute.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A whole number.</summary>
    public long Whole(string name, long otherwise) => Find(name, AttributeType.Int)?.I ?? otherwise;

    /// <summary>A number.</summary>
    public float Number(string name, float otherwise) => Find(name, AttributeType.Float)?.F ?? otherwise;

    /// <summary>A text.</summary>
    public string Text(string name, string otherwise) => Find(name, AttributeType.String)?.S?.ToStringUtf8() ?? otherwise;

    /// <summary>Whole numbers; null where there are none.</summary>
    public long[]? Wholes(string name) => Find(name, AttributeType.Ints) is { } attribute ? [.. attribute.Ints] : null;

    /// <summary>Numbers; null where there are none.</summary>
    public float[]? Numbers(string name) => Find(name, AttributeType.Floats) is { } attribute ? [.. attribute.Floats] : null;

    /// <summary>Texts; null where there are none.</summary>
    public string[]? Texts(string name) => Find(name, AttributeType.Strings) is { } attribute ? [.. attribute.Strings.Select(text => text.ToStringUtf8())] : null;

    /// <summary>A tensor as the file has it; null where there is none.</summary>
    public TensorProto? Tensor(string name) => Find(name, AttributeType.Tensor)?.T;

    /// <summary>The node can't be expressed.</summary>
    /// <param name="reason">Why, the rest of a sentence that begins with the node.</param>
    /// <param name="help">What would help, a sentence.</param>
    public InvalidDataException Refuse(string reason, string help) => new($"{file}: node '{Name}' ({Operator}) {reason}. {help}");

    /// <summary>The node isn't as ONNX defines it.</summary>
    /// <param name="problem">What is wrong, the rest of a sentence that begins with the node.</param>
    public InvalidDataException Malformed(string problem) => new($"{file}: node '{Name}' ({Operator}) {problem}: the file is damaged.");

    private AttributeProto? Find(string name)
    {
        foreach (var attribute in node.Attribute)
            if (attribute.Name == name)
                return attribute;
        return null;
    }

    private AttributeProto? Find(string name, AttributeType type)
    {
        var attribute = Find(name);
        if (attribute is not null && attribute.RefAttrName.Length == 0 && (attribute.Type == type || attribute.Type == AttributeType.Undefined))
            return attribute;
        return attribute is null ? null : throw Malformed($"has an attribute '{name}' that isn't of the type {type}");
    }
}
