using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Scores of queries and keys on their way to probabilities.</summary>
/// <param name="Queries">The queries, <c>[steps, heads, features]</c>.</param>
/// <param name="Keys">The keys.</param>
/// <param name="Factor">What products are multiplied by.</param>
/// <param name="IsCausal">Whether a step sees none behind it.</param>
internal sealed record AttentionScores(Term Queries, Term Keys, double Factor, bool IsCausal)
{
    /// <summary>Numbers below this are no keys in a mask that is added.</summary>
    private const float Hidden = -1000f;

    /// <summary>Those of probabilities; null where these are of something else.</summary>
    public static AttentionScores? Read(Term probabilities)
    {
        if (probabilities.Kind != "Softmax")
            return null;
        var (term, isCausal) = (probabilities.Input, false);
        while (Masked(term) is var (masked, mask))
        {
            if (mask.Any(isHidden => isHidden))
            {
                if (!IsTriangle(mask, term.Shape[^2], term.Shape[^1]))
                    return null;
                isCausal = true;
            }

            term = masked;
        }

        return Pattern.Scaled(term) is ({ Kind: "Scores" } scores, var factor) ? new AttentionScores(scores.Inputs[0], scores.Inputs[1], factor, isCausal) : null;
    }

    // Which keys are hidden from each query, by a choice or a sum.
    private static (Term Scores, bool[] Hidden)? Masked(Term term)
    {
        if (term.Kind == "Where" && term.Inputs is [{ Constant: { } choice }, var chosen, var other])
            return other.Constant?.Number <= Hidden && chosen.Constant is null ? (chosen, Spread(choice, term, value => value == 0))
                : chosen.Constant?.Number <= Hidden && other.Constant is null ? (other, Spread(choice, term, value => value != 0)) : null;
        return term.Kind == "Add" && Pattern.WithConstant(term) is var (scores, mask) && mask.IsFloat && Array.TrueForAll(mask.Floats, value => value is 0 or <= Hidden)
            ? (scores, Spread(mask, term, value => value != 0)) : null;
    }

    private static bool[] Spread(Tensor mask, Term scores, Func<float, bool> isHidden)
    {
        int queries = scores.Shape[^2], keys = scores.Shape[^1];
        long[] dims = [.. Enumerable.Repeat(1L, 3 - mask.Dims.Length), .. mask.Dims];
        bool[] hidden = new bool[queries * keys];
        for (int index = 0; index < hidden.Length; index++)
        {
            int row = dims[^2] == 1 ? 0 : index / keys, column = dims[^1] == 1 ? 0 : index % keys, place = (row * (int)dims[^1]) + column;
            hidden[index] = dims[0] == 1 && isHidden(mask.IsFloat ? mask.Floats[place] : mask.Sizes[place].Factor);
        }

        return hidden;
    }

    private static bool IsTriangle(bool[] hidden, int queries, int keys) => queries == keys && hidden.Select((isHidden, index) => isHidden == (index % keys > index / keys)).All(fits => fits);
}
