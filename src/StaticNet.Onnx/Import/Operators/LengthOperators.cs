using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Which steps samples have: the numbers of steps compared with lengths.</summary>
internal static class LengthOperators
{
    private static readonly Dictionary<string, string> Swapped = new(StringComparer.Ordinal)
    {
        ["Less"] = "Greater",
        ["LessOrEqual"] = "GreaterOrEqual",
        ["Greater"] = "Less",
        ["GreaterOrEqual"] = "LessOrEqual",
    };

    /// <summary>A mask where numbers of steps are compared with lengths, <c>[batch, steps]</c>; else a step of another function.</summary>
    public static Operand Compare(Call call)
    {
        Operand left = call.Operand(0), right = call.Operand(1);
        return IsLengths(right) && left.Constant is { } numbers ? Mask(call, numbers, right.View!, call.Node.Operator)
            : IsLengths(left) && right.Constant is { } others ? Mask(call, others, left.View!, Swapped[call.Node.Operator])
            : ArithmeticOperators.Plain(call.Node.Operator)(call);
    }

    /// <summary>The steps that a mask leaves out.</summary>
    public static Operand Not(Call call) => call.View(0) is { Term: { Kind: "Mask" } mask } view
        ? view.With(mask.With("Beyond", 1 - mask.Option("Beyond")!.Value))
        : ActivationOperators.Plain("Not")(call);

    private static bool IsLengths(Operand operand) => operand.View?.Term.Kind == "Lengths";

    // Steps are counted from 0 where they are less than lengths, and from 1 where they may be as large.
    private static View Mask(Call call, Tensor numbers, View lengths, string comparison)
    {
        int first = comparison is "Less" or "GreaterOrEqual" ? 0 : 1, steps = numbers.Count;
        int rank = Math.Max(numbers.Dims.Length, lengths.Rank), batch = rank - lengths.Rank + Enumerable.Range(0, lengths.Rank).First(lengths.IsBatch);
        int axis = rank - numbers.Dims.Length + Math.Max(Array.FindIndex(numbers.Dims, size => size != 1), 0);
        bool counts = steps > 0 && numbers.Dims.Count(size => size != 1) < 2 && Enumerable.Range(0, steps).All(step => NumberAt(numbers, step) == step + first);
        if (rank < 2 || !counts || (axis == batch && steps > 1))
            throw call.Node.Refuse("compares lengths of samples with something else than the numbers of steps", "A mask is range(steps) < lengths[:, None], or left out where the model's layers take lengths.");

        // A single step may be any axis that isn't the batch's.
        axis = axis == batch ? (batch + 1) % rank : axis;
        var mask = View.Of(call.Make("Mask", [steps], lengths.Term).With("Beyond", comparison is "Less" or "LessOrEqual" ? 0 : 1));
        int next = 2;
        return mask.Unsqueeze(Enumerable.Range(2, rank - 2)).Transpose([.. Enumerable.Range(0, rank).Select(place => place == batch ? 0 : place == axis ? 1 : next++)]);
    }

    private static double? NumberAt(Tensor numbers, int index) => numbers.IsFloat ? numbers.Floats[index] : numbers.Sizes[index].HasBatch ? null : numbers.Sizes[index].Factor;
}
