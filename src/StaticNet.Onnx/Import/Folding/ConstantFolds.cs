using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Operators;

namespace StaticNet.Onnx.Import.Folding;

/// <summary>Elements that nodes have as attributes, or make of a few.</summary>
internal static class ConstantFolds
{
    public static Tensor Constant(Call call)
    {
        var node = call.Node;
        if (node.Tensor("value") is { } value)
            return call.Context.Tensors.Read(value) is { Name: { } } named ? named : call.Context.Tensors.Read(value).Named(node.Outputs[0]);
        if (node.Has("value_float"))
            return Tensor.Of((float[])[node.Number("value_float", 0)]);
        if (node.Has("value_int"))
            return Tensor.Of((Size[])[node.Whole("value_int", 0)]);
        if (node.Numbers("value_floats") is { } numbers)
            return Tensor.Of(numbers, numbers.Length);
        return node.Wholes("value_ints") is { } wholes ? Tensor.Of(Array.ConvertAll(wholes, whole => new Size(whole)), wholes.Length)
            : throw node.Refuse("has neither floats nor whole numbers", "Only these can be read.");
    }

    /// <summary>A shape full of one element. What is the same for all samples has one.</summary>
    public static Tensor Filled(Call call)
    {
        long[] dims = ShapeFolds.SizesOfOne(call.Constant(0));
        Limits.Count(call, dims);
        var value = call.Node.Tensor("value") is { } tensor ? call.Context.Tensors.Read(tensor) : Tensor.Of((float[])[0f], 1);
        return value.Count == 1 ? value.Select(dims, _ => 0).Named(null) : throw call.Node.Malformed("fills with several elements");
    }

    /// <summary>Numbers from one to another.</summary>
    public static Tensor Range(Call call)
    {
        var (start, limit, step) = (Number(0), Number(1), Number(2));
        double count = step == 0 || double.IsNaN(start + limit + step) ? throw call.Node.Malformed("has no step") : Math.Max(Math.Ceiling((limit - start) / step), 0);
        long[] dims = [count < int.MaxValue ? (long)count : int.MaxValue];
        Limits.Count(call, dims);
        return call.Constant(0).IsFloat
            ? Tensor.Of([.. Enumerable.Range(0, (int)count).Select(index => (float)(start + (index * step)))], dims)
            : Tensor.Of([.. Enumerable.Range(0, (int)count).Select(index => new Size((long)(start + (index * step))))], dims);

        double Number(int input) => call.Constant(input).Number ?? throw call.Node.Refuse("counts to what isn't known", "Export the model with fixed sizes.");
    }
}
