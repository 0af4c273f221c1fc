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
}
