using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Functions of several values, element by element: sums and products, and steps of other functions.</summary>
internal static class ArithmeticOperators
{
    /// <summary>A function of all inputs, in their order.</summary>
    /// <param name="kind">The layer, or step.</param>
    public static Func<Call, Operand> Plain(string kind) => call =>
    {
        var aligned = Alignment.Of(call);
        return aligned.Place(call.Make(kind, aligned.Shape, aligned.Terms));
    };

    /// <summary>One of two by a third; of whole numbers it is such.</summary>
    public static Operand Choose(Call call)
    {
        var aligned = Alignment.Of(call);
        bool isInteger = aligned.Terms.Any(term => term.Option("Integer") == 1);
        return aligned.Place(call.Make("Where", aligned.Shape, aligned.Terms).With("Integer", isInteger ? 1 : 0));
    }
}
