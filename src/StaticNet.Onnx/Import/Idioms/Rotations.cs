using StaticNet.CompilerServices;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Features that are turned in pairs by angles of their step: the first half of each head with the second.</summary>
internal static class Rotations
{
    private const float Precision = 2e-6f;

    /// <summary>What is turned, and the base of the angles; null where a term is something else.</summary>
    /// <param name="term">The term, <c>[steps, heads, features]</c>.</param>
    public static (Term Turned, float Base)? Read(Term term)
    {
        if (term is not { Kind: "Concat", Shape: [var steps, _, var features], Inputs: [{ Kind: "Sub" } first, { Kind: "Add" } second] } || term.Option("Axis") != 2)
            return null;
        if (Turned(first.Inputs[0]) is not var (left, cosines) || Turned(first.Inputs[1]) is not var (right, sines)
            || Turned(second.Inputs[0]) is not var (rightAgain, cosinesAgain) || Turned(second.Inputs[1]) is not var (leftAgain, sinesAgain)
            || !cosines.IsSame(cosinesAgain) || !sines.IsSame(sinesAgain) || !IsHalf(left, leftAgain, 0) || !IsHalf(right, rightAgain, features / 2)
            || Half(left).Input != Half(right).Input || cosines.Count != steps * features / 2 || sines.Count != cosines.Count)
            return null;
        return BaseOf(cosines.Floats, sines.Floats, steps, features) is { } longest ? (Half(left).Input, longest) : null;
    }

    private static (Term Value, Tensor Table)? Turned(Term product) => product.Kind == "Multiply" && Pattern.WithConstant(product) is var (value, table) && table.IsFloat ? (value, table) : null;

    private static bool IsHalf(Term half, Term again, int start) => Half(half) is { Kind: "Slice" } slice && Half(again) == slice && slice.Option("Inner") == 1 && slice.Option("Start") == start;

    private static Term Half(Term term) => term.Kind == "Reshape" ? Half(term.Input) : term;

    // Of the second step the second angle is 1 / base^(2 / features).
    private static float? BaseOf(float[] cosines, float[] sines, int steps, int features)
    {
        int half = features / 2;
        double angle = steps > 1 && half > 1 ? Math.Atan2(sines[half + 1], cosines[half + 1]) : 0, guess = angle > 0 ? Math.Pow(angle, -features / 2.0) : 0;
        return ((float[])[10_000f, (float)Math.Round(guess), (float)guess]).Where(candidate => candidate > 1 && float.IsFinite(candidate)).Select(candidate => (float?)candidate)
            .FirstOrDefault(candidate => IsNear(RotaryAngles.Create(steps, features, candidate!.Value)));

        bool IsNear(float[] angles) => Enumerable.Range(0, steps * half).All(index =>
            Math.Abs(angles[(index / half * features) + (index % half)] - cosines[index]) <= Precision && Math.Abs(angles[(index / half * features) + half + (index % half)] - sines[index]) <= Precision);
    }
}
