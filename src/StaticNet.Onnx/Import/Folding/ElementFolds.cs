using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Operators;

namespace StaticNet.Onnx.Import.Folding;

/// <summary>Functions of elements, of several tensors as they are spread over each other.</summary>
internal static class ElementFolds
{
    private static readonly long[] FloatTypes = [1, 10, 11, 16];
    private const long Bool = 9;

    /// <summary>A function of each element.</summary>
    public static Func<Call, Tensor> Unary(Func<float, float> ofFloats, Func<Size, Size> ofSizes) => call =>
    {
        var value = call.Constant(0);
        return value.IsFloat ? Tensor.Of(Array.ConvertAll(value.Floats, element => ofFloats(element)), value.Dims) : Tensor.Of(Array.ConvertAll(value.Sizes, element => ofSizes(element)), value.Dims);
    };

    /// <summary>A function of two.</summary>
    public static Func<Call, Tensor> Binary(Func<float, float, float> ofFloats, Func<Size, Size, Size?> ofSizes) => call =>
    {
        var made = call.Constant(0);
        for (int input = 1; input < call.Inputs.Length; input++)
            made = Combine(call, made, call.Constant(input), ofFloats, ofSizes);
        return made;
    };

    /// <summary>A comparison of two: 1 where it is so.</summary>
    public static Func<Call, Tensor> Compare(Func<float, float, bool> ofFloats, Func<Size, Size, bool> ofSizes) => call =>
    {
        var (left, right) = (call.Constant(0), call.Constant(1));
        var spread = new Spread(call, left, right);
        return Tensor.Of([.. Enumerable.Range(0, spread.Count).Select(index => new Size(
            (left.IsFloat && right.IsFloat ? ofFloats(left.Floats[spread[0, index]], right.Floats[spread[1, index]]) : ofSizes(Whole(call, left, spread[0, index]), Whole(call, right, spread[1, index]))) ? 1 : 0))], spread.Dims);
    };

    public static Tensor Where(Call call)
    {
        var (choice, yes, no) = (call.Constant(0), call.Constant(1), call.Constant(2));
        var spread = new Spread(call, choice, yes, no);
        if (choice.IsFloat || yes.IsFloat != no.IsFloat)
            throw call.Node.Malformed("chooses between types");
        return yes.IsFloat
            ? Tensor.Of([.. Enumerable.Range(0, spread.Count).Select(index => choice.Sizes[spread[0, index]] != 0 ? yes.Floats[spread[1, index]] : no.Floats[spread[2, index]])], spread.Dims)
            : Tensor.Of([.. Enumerable.Range(0, spread.Count).Select(index => choice.Sizes[spread[0, index]] != 0 ? yes.Sizes[spread[1, index]] : no.Sizes[spread[2, index]])], spread.Dims);
    }

    public static Tensor Cast(Call call)
    {
        var value = call.Constant(0);
        long to = call.Node.Whole("to", 0);
        bool toFloat = FloatTypes.Contains(to);
        if (toFloat)
            return value.IsFloat ? value : Tensor.Of(Array.ConvertAll(value.Sizes, size => Known(call, size)), value.Dims);
        var sizes = value.IsFloat ? Array.ConvertAll(value.Floats, element => new Size((long)element)) : value.Sizes;
        return to == Bool ? Tensor.Of(Array.ConvertAll(sizes, size => new Size(size == 0 ? 0 : 1)), value.Dims) : value.IsFloat ? Tensor.Of(sizes, value.Dims) : value;
    }

    /// <summary>A function of two that are no multiples of the batch.</summary>
    public static Func<Size, Size, Size?> Known(Func<long, long, long> function) => (left, right) => left.HasBatch || right.HasBatch ? null : new Size(function(left.Factor, right.Factor));

    public static Size? Power(Size left, Size right) => left.HasBatch || right.HasBatch ? null : new Size((long)Math.Pow(left.Factor, right.Factor));

    /// <summary>Whether one is less: a batch is at least one.</summary>
    public static bool IsLess(Size left, Size right) => left.HasBatch == right.HasBatch ? left.Factor < right.Factor : right.HasBatch ? left.Factor < 1 : left.Factor < 0;

    private static Tensor Combine(Call call, Tensor left, Tensor right, Func<float, float, float> ofFloats, Func<Size, Size, Size?> ofSizes)
    {
        if (left.IsFloat != right.IsFloat)
            throw call.Node.Malformed("combines floats and whole numbers");
        var spread = new Spread(call, left, right);
        return left.IsFloat
            ? Tensor.Of([.. Enumerable.Range(0, spread.Count).Select(index => ofFloats(left.Floats[spread[0, index]], right.Floats[spread[1, index]]))], spread.Dims)
            : Tensor.Of([.. Enumerable.Range(0, spread.Count).Select(index => ofSizes(left.Sizes[spread[0, index]], right.Sizes[spread[1, index]]) ?? throw NotKnown(call))], spread.Dims);
    }

    private static Size Whole(Call call, Tensor tensor, int index) => tensor.IsFloat ? throw call.Node.Malformed("compares types") : tensor.Sizes[index];

    private static float Known(Call call, Size size) => size.HasBatch ? throw NotKnown(call) : size.Factor;

    private static InvalidDataException NotKnown(Call call) =>
        call.Node.Refuse("computes a number of the batch's size that isn't a multiple of it", "Samples are computed each by itself: leave that out of the model, or export it with a fixed batch.");
}
