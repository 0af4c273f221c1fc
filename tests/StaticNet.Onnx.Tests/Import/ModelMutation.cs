using Google.Protobuf.Collections;
using StaticNet.Onnx.Messages;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>Changes a model as no exporter would: sizes, attributes, names and operators, one at a time.</summary>
/// <param name="random">What is drawn.</param>
internal sealed class ModelMutation(Random random)
{
    private static readonly long[] Odd = [-7, -1, 0, 1, 2, 3, 5, 1000, int.MaxValue, long.MaxValue, long.MinValue];

    /// <summary>Changes one thing.</summary>
    public void Apply(ModelProto model)
    {
        var graph = model.Graph;
        var node = graph.Node[random.Next(graph.Node.Count)];
        switch (random.Next(8))
        {
            case 0:
                Put(node.Input, [.. graph.Node.SelectMany(other => other.Output), .. graph.Initializer.Select(tensor => tensor.Name), ""]);
                break;
            case 1 when node.Input.Count > 0:
                node.Input.RemoveAt(random.Next(node.Input.Count));
                break;
            case 2 when node.Attribute.Count > 0:
                node.Attribute.RemoveAt(random.Next(node.Attribute.Count));
                break;
            case 3 or 4 when node.Attribute.Count > 0:
                Change(node.Attribute[random.Next(node.Attribute.Count)]);
                break;
            case 5:
                node.OpType = graph.Node[random.Next(graph.Node.Count)].OpType;
                break;
            case 6 when graph.Initializer.Count > 0:
                Change(graph.Initializer[random.Next(graph.Initializer.Count)]);
                break;
            default:
                var sizes = graph.Input[random.Next(graph.Input.Count)].Type.TensorType.Shape.Dim;
                sizes[random.Next(sizes.Count)] = new TensorShapeProto.Types.Dimension { DimValue = Draw() };
                break;
        }
    }

    private void Change(AttributeProto attribute)
    {
        attribute.I = Draw();
        Put(attribute.Ints, Odd);
        if (random.Next(3) == 0)
            attribute.Ints.Add(Draw());
    }

    private void Change(TensorProto tensor)
    {
        if (tensor.DataType == (int)TensorProto.Types.DataType.Int64 && tensor.RawData.Length >= sizeof(long))
            tensor.RawData = Google.Protobuf.ByteString.CopyFrom([.. BitConverter.GetBytes(Draw()), .. tensor.RawData.Span[sizeof(long)..]]);
        else if (tensor.Dims.Count > 1)
            (tensor.Dims[0], tensor.Dims[1]) = (tensor.Dims[1], tensor.Dims[0]);
        else
            tensor.Dims.Add(1);
    }

    private void Put<T>(RepeatedField<T> field, T[] values)
    {
        if (field.Count > 0)
            field[random.Next(field.Count)] = values[random.Next(values.Length)];
    }

    private long Draw() => Odd[random.Next(Odd.Length)];
}
