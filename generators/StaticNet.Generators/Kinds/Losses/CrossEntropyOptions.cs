using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>
/// The options of softmax cross-entropy, and the phrases that its kernels share. Of a sample with label y the loss is
/// <c>(1 − e)·w_y·(−log p_y) + (e/C)·Σ_c w_c·(−log p_c)</c>. What isn't asked for isn't emitted.
/// </summary>
/// <param name="LabelSmoothing">e.</param>
/// <param name="ClassWeights">w, one a class; empty for 1 each.</param>
/// <param name="IgnoreLabel">The label of samples that count for nothing; null for none.</param>
internal sealed record CrossEntropyOptions(float LabelSmoothing, EquatableArray<float> ClassWeights, int? IgnoreLabel)
{
    /// <summary>The option that smooths labels.</summary>
    public const string SmoothingName = "LabelSmoothing";

    /// <summary>The option that weighs classes.</summary>
    public const string WeightsName = "ClassWeights";

    /// <summary>The option that ignores samples.</summary>
    public const string IgnoreName = "IgnoreLabel";

    /// <summary>Whether labels are smoothed.</summary>
    public bool IsSmooth => LabelSmoothing > 0;

    /// <summary>Whether classes have weights.</summary>
    public bool IsWeighted => ClassWeights.Count > 0;

    /// <summary>Whether the gradient's scale is one over the samples of the batch, and not over what their labels weigh.</summary>
    public bool IsPlain => !IsWeighted && IgnoreLabel is null;

    /// <summary>1 − e.</summary>
    public string Keep => Literal.Of(1f - LabelSmoothing);

    /// <summary>The mean of the weights, <c>Σ_c w_c / C</c>.</summary>
    public string MeanWeight => Literal.Of((float)(ClassWeights.Sum(weight => (double)weight) / ClassWeights.Count));

    /// <summary>What kernels' names say of it.</summary>
    public string Details => KernelDetail.Value("smooth", LabelSmoothing, 0f)
        + (IsWeighted ? $"_weights{Literal.Digest(ClassWeights)}" : "")
        + (IgnoreLabel is { } ignored ? $"_ignore{Literal.Identifier(Literal.Of(ignored))}" : "");

    /// <summary>The parameters of a kernel.</summary>
    /// <param name="space">Its space, as declared.</param>
    public EquatableArray<string> Parameters(string space)
    {
        List<string> parameters = ["ref float logits", "ref int labels", "ref float losses", "ref float gradient", space];
        if (IsWeighted)
            parameters.Add("ref float weights");
        parameters.Add(IsPlain ? "int batch" : "float scale");
        return parameters.ToEquatableArray();
    }

    /// <summary>What is added to a kernel's description.</summary>
    public string Describe() => (IsSmooth ? $", labels smoothed by {Literal.Display(LabelSmoothing)}" : "")
        + (IsWeighted ? ", classes weighted" : "") + (IgnoreLabel is { } ignored ? $", label {ignored} ignored" : "");

    /// <summary>What a sample's loss and gradient have in common, given the weight of its label: <c>(1 − e)·w_y + e·Σ_c w_c / C</c>.</summary>
    public string Total(string weight, Func<string, string> broadcast) => IsSmooth
        ? $"{broadcast(Keep)} * {weight} + {broadcast($"{Literal.Of(LabelSmoothing)} * {MeanWeight}")}"
        : weight;

    /// <summary>What the gradient of the label's logit is reduced by.</summary>
    /// <param name="weight">The weight of the label.</param>
    public string LabelShare(string weight) => $"{(IsSmooth ? $"{Keep} * " : "")}{(IsWeighted ? $"{weight} * " : "")}scale";
}
