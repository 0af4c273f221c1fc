using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Softmax over the last axis, and its logarithm.</summary>
internal static class SoftmaxOperators
{
    private const int OverOneAxis = 13;

    public static Operand Softmax(Call call) => Make(call, "Softmax");

    public static Operand LogSoftmax(Call call) => Make(call, "LogSoftmax");

    // Before opset 13 it is over all axes from one on, which is the same for the last.
    private static Operand Make(Call call, string kind)
    {
        var view = call.View(0);
        bool isOverOne = call.Node.Opset >= OverOneAxis;
        int axis = call.Axis("axis", isOverOne ? -1 : 1, view.Rank);
        if (isOverOne || view.Sizes.Skip(axis + 1).All(size => size == 1))
        {
            if (view.IsFeatures(axis))
                return view.With(call.Make(kind, view.Term.Shape, view.Term));
            if (axis == view.Rank - 1 && view.Materialize() is { } term)
                return call.Make(kind, term.Shape, term);
        }

        throw call.Node.Refuse($"is over the axis {axis} of {view.Rank}", "A Softmax is over the last axis.");
    }
}
