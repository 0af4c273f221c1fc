using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Products of two values, as attention has them.</summary>
internal static class AttentionOperators
{
    public static Operand Product(Call call) => throw call.Node.Refuse("multiplies two values by each other", "StaticNet has such products within attention alone.");
}
