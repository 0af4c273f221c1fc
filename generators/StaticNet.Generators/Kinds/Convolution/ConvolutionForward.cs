using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// The forward pass of a convolution over images with channels last, with its bias and, in inference, the normalization behind it and,
/// where it is short, its activation. Nothing is copied: tiles read images where they are, borders by bounds of their own.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="InputStride">From one position of x to the next, at least the channels.</param>
/// <param name="OutputStride">From one position of y to the next, whole panels of channels.</param>
/// <param name="Bias">Whether sums start from a bias.</param>
/// <param name="Activation">What is applied to sums.</param>
/// <param name="Normalization">What is applied to sums before the activation.</param>
internal sealed record ConvolutionForward(
    ConvolutionShape Shape, int InputStride, int OutputStride, bool Bias, ElementwiseFunction? Activation = null, FoldedNormalization? Normalization = null)
    : KernelPlan
{
    private ChannelPanels Panels => Shape.IsDepthwise
        ? new(1, Shape.Outputs, 0, 16 * Shape.Taps)
        : new(Shape.Groups, Shape.GroupOutputs, Shape.GroupInputs, 16 * Shape.Depth);

    private ConvolutionTile Tile => new(
        TapAxis.Outputs(Shape.Rows),
        TapAxis.Outputs(Shape.Columns),
        Shape.KernelWidth,
        Panels.Sources,
        new PlanePlace(Shape.Height, Shape.Width, InputStride),
        new PlanePlace(Shape.OutputHeight, Shape.OutputWidth, OutputStride),
        Bias || Normalization is not null)
    {
        Activation = Activation,
        Normalization = Normalization,
        IsStaged = Panels.Overlap,
    };

    public override string Name => $"Convolve{Shape.Name}{(Normalization is null ? "" : "Normalized")}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("x", InputStride, Shape.Inputs) + KernelDetail.Stride("y", OutputStride, Shape.Outputs) + KernelDetail.If(!Bias, "unbiased")
        + (Normalization is null ? "" : Normalization.Details + KernelDetail.Number("features", Normalization.Features, Shape.Outputs));

    public override EquatableArray<string> Parameters => new([.. Names.Select(name => $"ref float {name}")]);

    private IEnumerable<string> Names => Normalization is null
        ? ["x", "weights", .. Bias ? ["bias"] : Array.Empty<string>(), "y", .. Scratch == 0 ? Array.Empty<string>() : ["scratch"]]
        : ["x", "weights", .. Bias ? ["layerBias"] : Array.Empty<string>(), .. Normalization.Names, "y", "scratch"];

    /// <summary>The floats of folded factors, and of a tile that is staged.</summary>
    public int Scratch => (Normalization?.Scratch ?? 0) + Tile.Scratch;

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => Shape.Work(Shape.Outputs, Shape.GroupInputs);

    public override string Describe()
    {
        string sum = $"x ⋆ weights{(Bias ? " + bias" : "")}";
        if (Normalization is not null)
            sum = $"({sum} − mean) · factor{(Normalization.IsAffine ? " + shift" : "")}";
        return $"y[samples, {Shape.OutputHeight} · {Shape.OutputWidth}, {Shape.Outputs}] = {(Activation is null ? "" : $"{Activation.Name} of ")}{sum}, {Shape.Describe()}.";
    }

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var tile = Tile;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            Normalization?.EmitFold(writer, lanes, Bias);
            tile.EmitTables(writer);
            tile.EmitPadding(writer, "y", Shape.Outputs);
            using (SampleBlocks.Of(tile.Source, tile.Result).EmitLoop(writer))
                Panels.Emit(writer, ConvolutionTile.Panels(lanes), null, (width, panel) => tile.EmitCalls(writer, name + "_", width, panel.Channels, argument => argument switch
                {
                    "x" => SampleBlocks.At("x", tile.Source, panel.Source),
                    "y" => SampleBlocks.At("y", tile.Result, panel.Result),
                    "weights" => PanelPlace.At("weights", panel.Weights),
                    "stage" => PanelPlace.At("scratch", Literal.Of(Normalization?.Scratch ?? 0)),
                    _ => PanelPlace.At(argument, panel.Result),
                }));
        }

        foreach (int width in Panels.Widths(ConvolutionTile.Panels(lanes)))
            tile.EmitTile(writer, lanes, name + "_", width, Panels.PanelStride);
    }
}
