using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>What each idiom ends with, by the kind of its last step: the one list that a new one is added to.</summary>
internal static class IdiomTable
{
    private static readonly Dictionary<string, Func<Term, Term?>[]> Idioms = new(StringComparer.Ordinal)
    {
        ["Add"] = [ShiftIdioms.Bias, NormalizationIdioms.Shift, AttentionIdioms.Bias, ShiftIdioms.Positions],
        ["Multiply"] = [LengthIdioms.Zeroed, LengthIdioms.Mean, ActivationIdioms.Gated, ActivationIdioms.Product, ActivationIdioms.Scaled, NormalizationIdioms.Row, NormalizationIdioms.Scale],
        ["Div"] = [LengthIdioms.Mean, ActivationIdioms.Softsign, ActivationIdioms.Product, ActivationIdioms.Scaled, NormalizationIdioms.Row],
        ["Log"] = [ActivationIdioms.Logarithm],
        ["Where"] = [LengthIdioms.Filled, ActivationIdioms.Bounded],
        ["GlobalMaxPool"] = [LengthIdioms.Largest],
        ["Max"] = [ActivationIdioms.Rectifier],
        ["Min"] = [ActivationIdioms.Bounds],
        ["Reshape"] = [ShapeIdioms.Join],
        ["Flatten"] = [ShapeIdioms.Join, ShapeIdioms.Pool],
        ["Slice"] = [RecurrentIdioms.Whole, RecurrentIdioms.Last],
        ["Rnn"] = [RecurrentIdioms.Stack],
        ["Lstm"] = [RecurrentIdioms.Stack],
        ["Gru"] = [RecurrentIdioms.Stack],
        ["Dense"] = [AttentionIdioms.Attention],
    };

    /// <summary>What a term is the last step of; null where it is none.</summary>
    public static Term? Find(Term term)
    {
        if (Idioms.TryGetValue(term.Kind, out var idioms))
            foreach (var idiom in idioms)
                if (idiom(term) is { } found)
                    return found;
        return null;
    }
}
