using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Operators;

namespace StaticNet.Onnx.Import.Folding;

/// <summary>What operators make of known elements.</summary>
internal static class FoldTable
{
    private static readonly Dictionary<string, Func<Call, Tensor>> Folds = new(StringComparer.Ordinal)
    {
        ["Constant"] = ConstantFolds.Constant,
        ["Identity"] = call => call.Constant(0),
    };

    /// <summary>What a node makes; null where it reads what isn't known.</summary>
    public static Operand? TryFold(Call call)
    {
        if (call.Inputs.Any(input => input?.View is not null) || call.Node.Domain.Length > 0)
            return null;
        if (Folds.TryGetValue(call.Node.Operator, out var fold))
            return fold(call);
        return call.Node.Operator is "Shape" or "Size" or "Dropout" || call.Inputs.Length == 0 ? null
            : throw call.Node.Refuse("computes with constants alone, which isn't known how", "Simplify the model, by onnxsim for instance, so that they are computed.");
    }
}
