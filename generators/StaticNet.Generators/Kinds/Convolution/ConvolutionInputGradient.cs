using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// The gradient of a convolution's inputs, times the derivative of the activation that computed them: each position gathers what it reached, in
/// ascending order of kernel row, kernel column and output. Lanes run across inputs, so the weights are transposed first, to panels of 16
/// inputs; those of depthwise kernels are read as they are. Each phase of a stride is a segment of its own.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="GradientStride">From one position of dy to the next.</param>
/// <param name="InputGradientStride">From one position of dx to the next, whole panels of channels.</param>
/// <param name="Activation">The activation whose derivative multiplies the gradient.</param>
/// <param name="SavedStride">From one position of what it saved to the next.</param>
internal sealed record ConvolutionInputGradient(
    ConvolutionShape Shape, int GradientStride, int InputGradientStride, ElementwiseFunction? Activation = null, int SavedStride = 0) : KernelPlan
{
    private ChannelPanels Panels => Shape.IsDepthwise
        ? new(1, Shape.Inputs, 0, 16 * Shape.Taps)
        : new(Shape.Groups, Shape.GroupInputs, Shape.GroupOutputs, 16 * Shape.Taps * Shape.GroupOutputs);

    private ConvolutionTile Tile => new(
        TapAxis.Inputs(Shape.Rows),
        TapAxis.Inputs(Shape.Columns),
        Shape.KernelWidth,
        Panels.Sources,
        new PlanePlace(Shape.OutputHeight, Shape.OutputWidth, GradientStride),
        new PlanePlace(Shape.Height, Shape.Width, InputGradientStride),
        Bias: false)
    {
        Derivative = Activation,
        IsStaged = Panels.Overlap,
        Saved = Activation is null ? null : new PlanePlace(Shape.Height, Shape.Width, SavedStride),
    };

    public override string Name => $"ConvolveInputGradient{Shape.Name}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("dy", GradientStride, Shape.Outputs) + KernelDetail.Stride("dx", InputGradientStride, Shape.Inputs)
        + KernelDetail.Saved(Activation is not null, SavedStride, Shape.Inputs);

    public override EquatableArray<string> Parameters => new([.. Names.Select(name => $"ref float {name}")]);

    private IEnumerable<string> Names =>
        ["dy", "weights", .. Activation is null ? Array.Empty<string>() : ["saved"], "dx", .. Scratch == 0 ? Array.Empty<string>() : ["scratch"]];

    /// <summary>The floats of a group's transposed weights, and of a tile that is staged.</summary>
    public int Scratch => Transposed + Tile.Scratch;

    private int Transposed => Shape.IsDepthwise ? 0 : Panels.Count * Panels.PanelStride;

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => Shape.Work(Shape.Inputs, Shape.GroupOutputs);

    public override string Describe() =>
        $"dx[samples, {Shape.Height} · {Shape.Width}, {Shape.Inputs}] = dy ⋆ weightsᵀ{(Activation is null ? "" : $" × the derivative of {Activation.Name}")}, "
        + $"gathered through {Shape.Describe()}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var tile = Tile;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            tile.EmitTables(writer);
            tile.EmitPadding(writer, "dx", Shape.Inputs);
            Panels.Emit(writer, ConvolutionTile.Panels(lanes), group => EmitTranspose(writer, group), (width, panel) =>
            {
                using (SampleBlocks.Of(tile.Source, tile.Result).EmitLoop(writer))
                    tile.EmitCalls(writer, name + "_", width, panel.Channels, argument => argument switch
                    {
                        "x" => SampleBlocks.At("dy", tile.Source, panel.Source),
                        "y" => SampleBlocks.At("dx", tile.Result, panel.Result),
                        "saved" => SampleBlocks.At("saved", tile.Saved!, panel.Result),
                        "stage" => PanelPlace.At("scratch", Literal.Of(Transposed)),
                        _ => Shape.IsDepthwise ? PanelPlace.At("weights", panel.Weights) : PanelPlace.At("scratch", panel.GroupWeights),
                    });
            });
        }

        foreach (int width in Panels.Widths(ConvolutionTile.Panels(lanes)))
            tile.EmitTile(writer, lanes, name + "_", width, Panels.PanelStride);
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
                + $"ref Unsafe.Add(ref scratch, (i / 16 * {Literal.Of(Shape.Taps)} + tap) * {Literal.Of(16 * Shape.GroupOutputs)}));");
    }
}
