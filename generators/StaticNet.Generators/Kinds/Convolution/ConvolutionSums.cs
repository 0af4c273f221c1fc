using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>What the sums of a convolution start from, and what is done to them before they are stored.</summary>
/// <param name="Bias">Whether they start from a bias.</param>
/// <param name="Activation">What is applied to them.</param>
/// <param name="Normalization">What is applied to them before the activation.</param>
/// <param name="Derivative">The activation whose derivative multiplies them, where they are gradients.</param>
/// <param name="SavedStride">From one position of what that activation saved to the next.</param>
internal sealed record ConvolutionSums(
    bool Bias, ElementwiseFunction? Activation = null, FoldedNormalization? Normalization = null, ElementwiseFunction? Derivative = null, int SavedStride = 0)
{
    /// <summary>Sums of gradients, which start from zero.</summary>
    /// <param name="derivative">The activation whose derivative multiplies them.</param>
    /// <param name="savedStride">From one position of what it saved to the next.</param>
    public static ConvolutionSums OfGradients(ElementwiseFunction? derivative = null, int savedStride = 0) => new(false, null, null, derivative, savedStride);

    /// <summary>Whether they start from something else than zero.</summary>
    public bool HasStart => Bias || Normalization is not null;

    /// <summary>The floats of folded factors.</summary>
    public int Scratch => Normalization?.Scratch ?? 0;

    /// <summary>What a kernel reads for them.</summary>
    public IEnumerable<string> Names =>
        [.. Bias ? [Normalization is null ? "bias" : "layerBias"] : Array.Empty<string>(), .. Normalization?.Names ?? [], .. Derivative is null ? Array.Empty<string>() : ["saved"]];

    /// <summary>The end of a kernel's name.</summary>
    public string Suffix => (Normalization is null ? "" : "Normalized") + Activation?.Identifier + (Derivative is null ? "" : $"Times{Derivative.Identifier}Slope");

    /// <summary>What else tells kernels apart.</summary>
    /// <param name="channels">The channels of the result.</param>
    public string Details(int channels) => KernelDetail.Saved(Derivative is not null, SavedStride, channels)
        + (Normalization is null ? "" : Normalization.Details + KernelDetail.Number("features", Normalization.Features, channels));

    /// <summary>In words.</summary>
    /// <param name="product">What is summed.</param>
    public string Describe(string product)
    {
        string sum = product + (Bias ? " + bias" : "");
        if (Normalization is not null)
            sum = $"({sum} − mean) · factor{(Normalization.IsAffine ? " + shift" : "")}";
        return $"{(Activation is null ? "" : $"{Activation.Name} of ")}{sum}{(Derivative is null ? "" : $" × the derivative of {Derivative.Name}")}";
    }

    /// <summary>Writes what is made once for all sums.</summary>
    public void EmitStart(SourceWriter writer, LaneType lanes) => Normalization?.EmitFold(writer, lanes, Bias);
}
