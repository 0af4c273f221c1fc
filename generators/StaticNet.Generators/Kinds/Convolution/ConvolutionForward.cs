using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// The forward pass of a convolution with its bias and, in inference, the normalization behind it and, where it is short, its activation. Of a transposed
/// convolution it is the gradient of the inputs, times the derivative of the activation that computed them.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="SourceStride">From one position of x to the next, at least the channels.</param>
/// <param name="ResultStride">From one position of y to the next, whole panels of channels.</param>
/// <param name="Sums">What sums start from and what is done to them.</param>
internal sealed record ConvolutionForward(ConvolutionShape Shape, int SourceStride, int ResultStride, ConvolutionSums Sums)
    : ConvolutionKernel(Shape, SourceStride, ResultStride, Sums)
{
    protected override int Results => Shape.Outputs;

    protected override int Sources => Shape.Inputs;

    protected override ChannelPanels Panels => Shape.IsDepthwise
        ? new(1, Shape.Outputs, 0, 16 * Shape.Taps)
        : new(Shape.Groups, Shape.GroupOutputs, Shape.GroupInputs, 16 * Shape.Depth);

    protected override ConvolutionTile Tile => TileOf(
        TapAxis.Outputs(Shape.Rows),
        TapAxis.Outputs(Shape.Columns),
        new PlanePlace(Shape.Height, Shape.Width, SourceStride),
        new PlanePlace(Shape.OutputHeight, Shape.OutputWidth, ResultStride));

    public override string Name => $"Convolve{Shape.Name}{Sums.Suffix}";

    protected override string Details => base.Details + KernelDetail.If(!Sums.Bias, "unbiased");

    public override long Work => Shape.Work(Shape.Outputs, Shape.GroupInputs);

    public override string Describe() =>
        $"y[samples, {Shape.OutputHeight} · {Shape.OutputWidth}, {Shape.Outputs}] = {Sums.Describe("x ⋆ weights")}, {Shape.Describe()}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var tile = Tile;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            Sums.EmitStart(writer, lanes);
            tile.EmitTables(writer);
            tile.EmitPadding(writer, "y", Shape.Outputs);
            using (SampleBlocks.Of(tile.Source, tile.Result).EmitLoop(writer))
                Panels.Emit(writer, ConvolutionTile.Panels(lanes), null, (width, panel) =>
                    EmitCalls(writer, lanes, name, width, panel, PanelPlace.At("weights", panel.Weights)));
        }

        EmitTiles(writer, lanes, name);
    }
}
