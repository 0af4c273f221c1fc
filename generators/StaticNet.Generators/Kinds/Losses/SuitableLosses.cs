using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>The losses that suit a network's outputs, judged by their shape and by the layer that makes them.</summary>
internal static class SuitableLosses
{
    private const string Classes = "SoftmaxCrossEntropy for one of {0} classes";
    private const string YesOrNo = "BinaryCrossEntropy for yes or no";
    private const string Squared = "MeanSquaredError for values";
    private const string Absolute = "MeanAbsoluteError for values with outliers";
    private const string Robust = "Huber for values with some outliers";

    /// <summary>The losses with what each is for, best first.</summary>
    /// <param name="outputs">The shape of the outputs.</param>
    /// <param name="last">The layer that makes them; null if they are inputs.</param>
    public static IReadOnlyList<string> For(Shape outputs, LayerModel? last)
    {
        string classes = string.Format(null, Classes, Literal.Of(outputs.Features));
        if (ReplacedBy(last) is { } loss)
            return loss == YesOrNo ? [YesOrNo, Squared] : [classes];

        // What bounds its outputs gives no logits, which have any value.
        if (last is not null && (last.Traits & (LayerTraits.Saturating | LayerTraits.Rectifying)) != 0)
            return [Squared, Absolute, Robust];
        if (outputs.Features == 1)
            return [Squared, YesOrNo, Absolute, Robust];
        return outputs.Sizes.Count > 2 ? [Squared, Absolute, Robust, YesOrNo] : [classes, Squared, YesOrNo, Absolute, Robust];
    }

    /// <summary>Whether a layer computes the probabilities that the first of these losses computes itself.</summary>
    public static bool Replaces(LayerModel? last) => ReplacedBy(last) is not null;

    // A function of each element makes probabilities of yes or no, one of all elements those of classes.
    private static string? ReplacedBy(LayerModel? last) =>
        last is null || (last.Traits & LayerTraits.Probabilities) == 0 ? null : last.Gain is null ? Classes : YesOrNo;
}
