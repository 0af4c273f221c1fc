using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary>
/// The factors of a dropout in kernels' source: 0, or <c>1/(1 − rate)</c>, for each element, drawn from the mask's key and the element's index in the batch. A backward pass draws
/// them again, which takes about as long as reading them would.
/// </summary>
internal static class DropoutFactors
{
    /// <summary>The parameters of a method that draws them, with which a kernel ends.</summary>
    public static readonly IReadOnlyList<string> Parameters = ["float rate", "MaskKey key", "int firstRow"];

    /// <summary>Writes what all factors of a mask have in common, from <c>key</c> and <c>rate</c>.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    public static void EmitMask(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"{lanes.Word} key0 = {lanes.Broadcast("key.Word0")}, key1 = {lanes.Broadcast("key.Word1")}, key2 = {lanes.Broadcast("key.Word2")};");
        writer.Line($"{lanes.Integer} threshold = {lanes.Broadcast("DropoutMask.Threshold(rate)")};");
        writer.Line($"{lanes.Float} scale = {lanes.Broadcast("DropoutMask.Scale(rate)")};");
    }

    /// <summary>Writes <c>index</c>, the indices of the first elements.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="first">The index of the first one, as source.</param>
    public static void EmitIndex(SourceWriter writer, LaneType lanes, string first) =>
        writer.Line($"{lanes.Word} index = {lanes.Word}.Indices + {lanes.Broadcast($"(uint)({first})")};");

    /// <summary>Writes <c>factor</c>, those of the elements at <c>index</c>.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    public static void EmitFactor(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"{lanes.Integer} kept = {lanes.Type}.GreaterThanOrEqual(DropoutMask.Bits(index, key0, key1, key2), threshold);");
        writer.Line($"{lanes.Float} factor = {lanes.Select($"{lanes.Type}.As<int, float>(kept)", "scale", lanes.Zero)};");
    }

    /// <summary>Writes how <c>index</c> goes on to the next elements.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    public static void EmitNext(SourceWriter writer, LaneType lanes) => writer.Line($"index += {lanes.Broadcast($"(uint){lanes.Count}")};");
}
