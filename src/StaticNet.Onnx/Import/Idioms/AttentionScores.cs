using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Scores of queries and keys on their way to probabilities.</summary>
/// <param name="Queries">The queries, <c>[steps, heads, features]</c>.</param>
/// <param name="Keys">The keys.</param>
/// <param name="Factor">What products are multiplied by.</param>
/// <param name="IsCausal">Whether a step sees none behind it.</param>
/// <param name="Lengths">The lengths of samples, beyond which no key is seen; null where all are.</param>
internal sealed record AttentionScores(Term Queries, Term Keys, double Factor, bool IsCausal, Term? Lengths)
{
    /// <summary>Numbers below this are no keys in a mask that is added.</summary>
    private const float Hidden = -1000f;

    /// <summary>Those of probabilities; null where these are of something else.</summary>
    public static AttentionScores? Read(Term probabilities)
    {
        if (probabilities.Kind != "Softmax")
            return null;
        var (term, isCausal, lengths) = (probabilities.Input, false, (Term?)null);
        while (Masked(term) is var (masked, mask, within))
        {
            if (lengths is not null && within is not null && lengths != within)
                return null;
            lengths ??= within;
            if (mask.Any(isHidden => isHidden))
            {
                if (!IsTriangle(mask, term.Shape[^2], term.Shape[^1]))
                    return null;
                isCausal = true;
            }

            term = masked;
        }

        return Pattern.Scaled(term) is ({ Kind: "Scores" } scores, var factor) ? new AttentionScores(scores.Inputs[0], scores.Inputs[1], factor, isCausal, lengths) : null;
    }

    // Which keys are hidden from each query of all samples, and the lengths that hide others, by a choice or a sum.
    private static (Term Scores, bool[] Hidden, Term? Lengths)? Masked(Term term)
    {
        if (term.Kind == "Where" && term.Inputs is [var choice, var chosen, var other])
            return other.Constant?.Number <= Hidden && chosen.Constant is null ? Chosen(chosen, choice, hides: false)
                : chosen.Constant?.Number <= Hidden && other.Constant is null ? Chosen(other, choice, hides: true) : null;
        return term.Kind == "Add" && Pattern.WithConstant(term) is var (scores, mask) && mask.IsFloat && Array.TrueForAll(mask.Floats, value => value is 0 or <= Hidden)
            ? (scores, Spread(mask, scores, value => value != 0), null)
            : term.Kind == "Add" ? Added(term) : null;
    }

    // A mask of lengths that is added.
    private static (Term Scores, bool[] Hidden, Term? Lengths)? Added(Term sum)
    {
        if (sum.Inputs.Length != 2)
            return null;
        for (int input = 0; input < 2; input++)
        {
            var mask = sum.Inputs[input];
            if (mask.Shape.SkipLast(1).All(size => size == 1) && LengthMask.Plain(mask) is { Kind: "Where", Inputs: [var choice, { Constant: { Number: { } yes } }, { Constant: { Number: { } no } }] }
                && Math.Max(yes, no) == 0 && Math.Min(yes, no) <= Hidden)
                return Chosen(sum.Inputs[1 - input], choice, hides: no == 0);
        }

        return null;
    }

    // Scores with a choice of keys that are hidden, or seen: fixed, by lengths, or both.
    private static (Term Scores, bool[] Hidden, Term? Lengths)? Chosen(Term scores, Term choice, bool hides)
    {
        var (hidden, lengths) = (new bool[scores.Shape[^2] * scores.Shape[^1]], (Term?)null);
        Term[] parts = choice.Kind == (hides ? "Or" : "And") ? [.. choice.Inputs] : [choice];
        foreach (var part in parts)
            if (part.Constant is { } constant)
                hidden = [.. hidden.Zip(Spread(constant, scores, value => value != 0 == hides), (left, right) => left || right)];
            else if (LengthMask.Read(part) is { } mask && mask.IsOfLast(scores.Shape[^1]) && mask.IsBeyond == hides && (lengths ?? mask.Lengths) == mask.Lengths)
                lengths = mask.Lengths;
            else
                return null;
        return (scores, hidden, lengths);
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
