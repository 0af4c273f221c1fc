using System.Globalization;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Recurrences whose last step alone is read, and those of one module above each other.</summary>
internal static class RecurrentIdioms
{
    /// <summary>The last of all steps, which going forward is the last state.</summary>
    public static Term? Last(Term slice)
    {
        var all = slice.Input;
        return all.Kind is "Rnn" or "Lstm" or "Gru" && all.Lengths is null && all.Option("Bidirectional") == 0 && slice.Option("Axis") == 0 && slice.Option("Length") == 1 && slice.Option("Start") == all.Shape[0] - 1
            ? new Term("Reshape", slice.Shape, all.With(shape: [all.Shape[1]]).With("Steps", 1)) { Node = slice.Node } : null;
    }

    /// <summary>All of a value.</summary>
    public static Term? Whole(Term slice) => slice.Option("Start") == 0 && slice.Option("Length") == slice.Option("Of") ? slice.Input : null;

    /// <summary>Layers of one module, of which each reads the one below alone.</summary>
    public static Term? Stack(Term upper)
    {
        var lower = upper.Input;
        if (lower.Kind != upper.Kind || lower.Lengths != upper.Lengths || lower.Option("Steps") == 1 || upper.Hints.IsEmpty || lower.Hints.IsEmpty || upper.Hints[0] != lower.Hints[0] || upper.Option("Layers") > 1
            || lower.Inputs.Length != upper.Inputs.Length || ((string[])["Units", "Bidirectional", "Activation"]).Any(option => lower.Option(option) != upper.Option(option)))
            return null;
        var inputs = lower.Inputs.ToArray();
        for (int state = 1; state < inputs.Length; state++)
            if (Join(lower.Inputs[state], upper.Inputs[state]) is { } joined)
                inputs[state] = joined;
            else
                return null;
        double layers = lower.Option("Layers") ?? 1;
        string layer = string.Create(CultureInfo.InvariantCulture, $"_l{layers}");
        return upper.With("Layers", layers + 1).With(
            inputs: [.. inputs], weights: lower.Weights.AddRange(upper.Weights.Select(weights => KeyValuePair.Create(weights.Key.Replace("_l0", layer, StringComparison.Ordinal), weights.Value))));
    }

    // Rows of states that follow each other.
    private static Term? Join(Term lower, Term upper)
    {
        var (first, second) = (Rows(lower), Rows(upper));
        if (first is null || second is null || first.Input != second.Input || first.Option("Start") + first.Option("Length") != second.Option("Start"))
            return null;
        double length = (first.Option("Length") + second.Option("Length"))!.Value;
        var joined = first.With("Length", length).With(shape: [(int)length, first.Shape[1]]);
        return Whole(joined) ?? joined;
    }

    private static Term? Rows(Term state) => state.Kind is "Reshape" or "Flatten" ? Rows(state.Input) : state.Kind == "Slice" && state.Option("Axis") == 0 && state.Shape.Length == 2 ? state : null;
}
