using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Operators;

namespace StaticNet.Onnx.Import.Folding;

/// <summary>Elements that nodes have as attributes.</summary>
internal static class ConstantFolds
{
    public static Tensor Constant(Call call)
    {
        var node = call.Node;
        if (node.Tensor("value") is { } value)
            return call.Context.Tensors.Read(value) is { Name: null } tensor ? tensor.Named(node.Outputs[0]) : call.Context.Tensors.Read(value);
        if (node.Has("value_float"))
            return Tensor.Of((float[])[node.Number("value_float", 0)]);
        if (node.Has("value_int"))
            return Tensor.Of((Size[])[node.Whole("value_int", 0)]);
        if (node.Numbers("value_floats") is { } numbers)
            return Tensor.Of(numbers, numbers.Length);
        return node.Wholes("value_ints") is { } wholes ? Tensor.Of(Array.ConvertAll(wholes, whole => new Size(whole)), wholes.Length)
            : throw node.Refuse("has neither floats nor whole numbers", "Only these can be read.");
    }
}
