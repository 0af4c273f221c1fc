using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Operators;

namespace StaticNet.Onnx.Import.Folding;

/// <summary>What operators make of known elements, by their names: the one list that a new one is added to.</summary>
internal static class FoldTable
{
    private static readonly Dictionary<string, Func<Call, Tensor>> Folds = new(StringComparer.Ordinal)
    {
        ["Constant"] = ConstantFolds.Constant,
        ["ConstantOfShape"] = ConstantFolds.Filled,
        ["Range"] = ConstantFolds.Range,
        ["Identity"] = call => call.Constant(0),
        ["Dropout"] = call => call.Constant(0),
        ["Cast"] = ElementFolds.Cast,
        ["Add"] = ElementFolds.Binary((left, right) => left + right, Size.Add),
        ["Sub"] = ElementFolds.Binary((left, right) => left - right, Size.Subtract),
        ["Mul"] = ElementFolds.Binary((left, right) => left * right, Size.Multiply),
        ["Div"] = ElementFolds.Binary((left, right) => left / right, Size.Divide),
        ["Pow"] = ElementFolds.Binary(MathF.Pow, ElementFolds.Power),
        ["Max"] = ElementFolds.Binary(MathF.Max, ElementFolds.Known(Math.Max)),
        ["Min"] = ElementFolds.Binary(MathF.Min, ElementFolds.Known(Math.Min)),
        ["Equal"] = ElementFolds.Compare((left, right) => left == right, (left, right) => left == right),
        ["Less"] = ElementFolds.Compare((left, right) => left < right, ElementFolds.IsLess),
        ["LessOrEqual"] = ElementFolds.Compare((left, right) => left <= right, (left, right) => !ElementFolds.IsLess(right, left)),
        ["Greater"] = ElementFolds.Compare((left, right) => left > right, (left, right) => ElementFolds.IsLess(right, left)),
        ["GreaterOrEqual"] = ElementFolds.Compare((left, right) => left >= right, (left, right) => !ElementFolds.IsLess(left, right)),
        ["And"] = ElementFolds.Binary((left, _) => left, ElementFolds.Known((left, right) => left & right)),
        ["Or"] = ElementFolds.Binary((left, _) => left, ElementFolds.Known((left, right) => left | right)),
        ["Not"] = ElementFolds.Unary(value => value, size => size == 0 ? 1 : 0),
        ["Neg"] = ElementFolds.Unary(value => -value, size => new Size(-size.Factor, size.HasBatch)),
        ["Abs"] = ElementFolds.Unary(MathF.Abs, size => size.Factor < 0 ? new Size(-size.Factor, size.HasBatch) : size),
        ["Sqrt"] = ElementFolds.Unary(MathF.Sqrt, size => size),
        ["Reciprocal"] = ElementFolds.Unary(value => 1 / value, size => size),
        ["Exp"] = ElementFolds.Unary(MathF.Exp, size => size),
        ["Log"] = ElementFolds.Unary(MathF.Log, size => size),
        ["Floor"] = ElementFolds.Unary(MathF.Floor, size => size),
        ["Ceil"] = ElementFolds.Unary(MathF.Ceiling, size => size),
        ["Sin"] = ElementFolds.Unary(MathF.Sin, size => size),
        ["Cos"] = ElementFolds.Unary(MathF.Cos, size => size),
        ["Where"] = ElementFolds.Where,
        ["Expand"] = ShapeFolds.Expand,
        ["Reshape"] = ShapeFolds.Reshape,
        ["Flatten"] = ShapeFolds.Flatten,
        ["Squeeze"] = ShapeFolds.Squeeze,
        ["Unsqueeze"] = ShapeFolds.Unsqueeze,
        ["Transpose"] = ShapeFolds.Transpose,
        ["Concat"] = ShapeFolds.Concat,
        ["Gather"] = ShapeFolds.Gather,
        ["Slice"] = ShapeFolds.Slice,
        ["ReduceProd"] = ShapeFolds.Product,
        ["Trilu"] = ShapeFolds.Triangle,
    };

    /// <summary>What a node makes; null where it reads what isn't known.</summary>
    public static Operand? TryFold(Call call)
    {
        if (call.Inputs.Any(input => input?.View is not null) || call.Node.Domain.Length > 0)
            return null;
        if (Folds.TryGetValue(call.Node.Operator, out var fold))
            return fold(call);
        return call.Node.Operator is "Shape" or "Size" or "Split" || call.Inputs.Length == 0 ? null
            : throw call.Node.Refuse("computes with constants alone, which isn't known how", "Simplify the model, by onnxsim for instance, so that they are computed.");
    }
}
