using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Values of which a number stands in the place of what is beyond the lengths of samples, and pools of what is within.</summary>
internal static class LengthIdioms
{
    /// <summary>Numbers up to this are never the largest.</summary>
    private const float Least = -1e30f;

    /// <summary>A value within lengths, a number beyond.</summary>
    public static Term? Filled(Term choice)
    {
        if (choice.Inputs is not [var mask, var yes, var no] || LengthMask.Read(mask) is not { } steps)
            return null;
        var (value, other) = steps.IsBeyond ? (no, yes) : (yes, no);
        return value.Constant is null && other.Constant?.Number is { } number && steps.IsOfFirst(value.Shape) ? Fill(choice, value, steps.Lengths, number) : null;
    }

    /// <summary>A value times 1 within lengths and 0 beyond.</summary>
    public static Term? Zeroed(Term product)
    {
        for (int input = 0; input < 2; input++)
            if (product.Inputs.Length == 2 && LengthMask.Read(product.Inputs[input]) is { IsBeyond: false } steps && product.Inputs[1 - input] is { Constant: null } value && steps.IsOfFirst(value.Shape))
                return Fill(product, value, steps.Lengths, 0);
        return null;
    }

    /// <summary>The largest of the steps within lengths.</summary>
    public static Term? Largest(Term pool) => pool.Option("OverSteps") == 1 && pool.Lengths is null && pool.Input is { Kind: "Fill" } fill && fill.Option("Value") <= Least
        ? pool.With(inputs: [fill.Input]).Within(fill.Lengths) : null;

    /// <summary>The sum of steps, of which those beyond lengths are 0, by the lengths.</summary>
    public static Term? Mean(Term quotient)
    {
        if (Pattern.Quotient(quotient) is not var (value, divisor) || LengthMask.Plain(value) is not { Kind: "StepSum" } sum || LengthMask.ReadLengths(divisor) is not { } lengths
            || Zeroes(sum.Input) is not { } whole || sum.Input.Lengths != lengths)
            return null;
        var pool = new Term("GlobalAvgPool", sum.Shape, whole) { Node = quotient.Node, Hints = quotient.Hints, Lengths = lengths }.With("OverSteps", 1);
        return quotient.Shape.SequenceEqual(pool.Shape) ? pool : new Term("Reshape", quotient.Shape, pool) { Node = quotient.Node };
    }

    // What is 0 beyond lengths: also what a recurrence makes of them.
    private static Term? Zeroes(Term term) => term.Kind == "Fill" && term.Option("Value") == 0 ? term.Input : term.Kind is "Rnn" or "Lstm" or "Gru" && term.Lengths is not null ? term : null;

    private static Term Fill(Term step, Term value, Term lengths, float number) =>
        new Term("Fill", value.Shape, value) { Node = step.Node, Lengths = lengths }.With("Value", number).With("Integer", value.Option("Integer") ?? 0);
}
