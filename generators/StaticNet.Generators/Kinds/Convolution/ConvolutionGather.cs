using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// The gradient of a convolution's inputs, times the derivative of the activation that computed them, or the forward pass of a transposed convolution with all
/// that one has: each position gathers what it reached, in ascending order of kernel row, kernel column and channel. Lanes run across the channels
/// of the result, so the weights are transposed first, to panels of 16 of them; those of depthwise kernels are read as they are. Each phase of a stride is a
/// segment of its own.
/// </summary>
/// <param name="Shape">The sizes, of the convolution whose inputs are gathered.</param>
/// <param name="SourceStride">From one position of what is gathered to the next.</param>
/// <param name="ResultStride">From one position of the result to the next, whole panels of channels.</param>
/// <param name="Sums">What sums start from and what is done to them.</param>
internal sealed record ConvolutionGather(ConvolutionShape Shape, int SourceStride, int ResultStride, ConvolutionSums Sums)
    : ConvolutionKernel(Shape, SourceStride, ResultStride, Sums)
{
    /// <summary>Whether it is a forward pass, and no gradient.</summary>
    private bool IsForward => Sums.HasStart || Sums.Activation is not null;

    protected override int Results => Shape.Inputs;

    protected override int Sources => Shape.Outputs;

    protected override ChannelPanels Panels => Shape.IsDepthwise
        ? new(1, Shape.Inputs, 0, 16 * Shape.Taps)
        : new(Shape.Groups, Shape.GroupInputs, Shape.GroupOutputs, 16 * Shape.Taps * Shape.GroupOutputs);

    protected override ConvolutionTile Tile => TileOf(
        TapAxis.Inputs(Shape.Rows),
        TapAxis.Inputs(Shape.Columns),
        new PlanePlace(Shape.OutputHeight, Shape.OutputWidth, SourceStride),
        new PlanePlace(Shape.Height, Shape.Width, ResultStride));

    protected override int WeightScratch => Shape.IsDepthwise ? 0 : Panels.Count * Panels.PanelStride;

    public override string Name => $"Convolve{(IsForward ? "Transposed" : "InputGradient")}{Shape.Name}{Sums.Suffix}";

    protected override string Details => base.Details + KernelDetail.If(IsForward && !Sums.Bias, "unbiased");

    public override long Work => Shape.Work(Shape.Inputs, Shape.GroupOutputs);

    public override string Describe() =>
        $"y[samples, {Shape.Height} · {Shape.Width}, {Shape.Inputs}] = {Sums.Describe("x ⋆ weightsᵀ")}, gathered through {Shape.Describe()}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var tile = Tile;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            Sums.EmitStart(writer, lanes);
            tile.EmitTables(writer);
            tile.EmitPadding(writer, "y", Shape.Inputs);
            if (WeightScratch > 0)
                writer.Line($"ref float transposed = ref {PanelPlace.At("scratch", Literal.Of(Sums.Scratch))};");
            Panels.Emit(writer, ConvolutionTile.Panels(lanes), group => EmitTranspose(writer, group), (width, panel) =>
            {
                using (SampleBlocks.Of(tile.Source, tile.Result).EmitLoop(writer))
                    EmitCalls(writer, lanes, name, width, panel, Shape.IsDepthwise ? PanelPlace.At("weights", panel.Weights) : PanelPlace.At("transposed", panel.GroupWeights));
            });
        }

        EmitTiles(writer, lanes, name);
    }

    // Of each position of the kernel a panel of inputs after the other: [panel, position, output, 16 inputs].
    private void EmitTranspose(SourceWriter writer, string group)
    {
        if (Shape.IsDepthwise)
            return;
        int inputs = Shape.GroupInputs, panelStride = 16 * Shape.Depth;
        string first = group == "0" ? "" : $"{group} * {Literal.Of((Shape.GroupOutputs + 15) / 16 * panelStride)} + ";
        using (writer.Block($"for (int tap = 0; tap < {Literal.Of(Shape.Taps)}; tap++)"))
        using (writer.Block($"for (int i = 0; i < {Literal.Of(inputs)}; i += 16)"))
            writer.Line($"PanelTranspose.Pack(ref Unsafe.Add(ref weights, {first}(tap * {Literal.Of(inputs)} + i) * 16), {Literal.Of(panelStride)}, "
                + $"global::System.Math.Min(16, {Literal.Of(inputs)} - i), {Literal.Of(Shape.GroupOutputs)}, "
                + $"ref Unsafe.Add(ref transposed, (i / 16 * {Literal.Of(Shape.Taps)} + tap) * {Literal.Of(16 * Shape.GroupOutputs)}));");
    }
}
