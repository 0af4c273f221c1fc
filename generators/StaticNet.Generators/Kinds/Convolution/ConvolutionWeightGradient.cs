using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// The gradient of a convolution's weights, summed in ascending order of sample, row and column: a register tile of inputs × outputs for each
/// position of the kernel, over the outputs that read inputs there. A band of rows that the cache holds is taken at a time, for which sums
/// are left in the gradient in between. Of few channels a tile has several columns of a kernel, each border a loop with those that reach into the
/// image; of depthwise kernels too. Workers share panels and the kernel's rows and columns; the sums of squares, few beside positions, are made by
/// <see cref="SumContributions"/> then. Of a transposed convolution x is the gradient of its outputs, and dy its inputs.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="InputStride">From one position of x to the next.</param>
/// <param name="GradientStride">From one position of dy to the next, whole panels of channels.</param>
/// <param name="ClearsPadding">Whether dy has anything behind its channels, of which nothing may be left in the gradient.</param>
internal sealed partial record ConvolutionWeightGradient(ConvolutionShape Shape, int InputStride, int GradientStride, bool ClearsPadding = false) : KernelPlan
{
    /// <summary>48 KiB, most of which a first-level cache holds: each position of the kernel reads a band again.</summary>
    private const int CachedFloats = 12 * 1024;

    /// <summary>Channels too few for a tile of one position of the kernel.</summary>
    private const int FewChannels = 3;

    private PlanePlace Source => new(Shape.Height, Shape.Width, InputStride);

    private PlanePlace Gradient => new(Shape.OutputHeight, Shape.OutputWidth, GradientStride);

    /// <summary>Whether a tile has several columns of a kernel.</summary>
    private bool HasLines => Shape.IsDepthwise || Shape.GroupInputs <= FewChannels;

    private int Groups => Shape.IsDepthwise ? 1 : Shape.Groups;

    private int OutputsOfGroup => Shape.Outputs / Groups;

    private int Panels => (OutputsOfGroup + 15) / 16;

    private int PanelStride => 16 * Depth;

    /// <summary>The inputs of a panel, of all positions of the kernel.</summary>
    private int Depth => Shape.IsDepthwise ? Shape.Taps : Shape.Depth;

    /// <summary>What the panels of a group are called for, in the order of memory: the kernel's positions, or its rows.</summary>
    private int Parts => HasLines ? Shape.KernelHeight : Shape.Taps;

    public override string Name => $"ConvolveWeightGradient{Shape.Name}";

    protected override string Details => KernelDetail.Stride("x", InputStride, Shape.Inputs) + KernelDetail.Stride("dy", GradientStride, Shape.Outputs)
        + KernelDetail.If(ClearsPadding, "cleared");

    public override EquatableArray<string> Parameters => new("ref float x", "ref float dy", "ref float gradient");

    public override Sharing Sharing => Sharing.Columns;

    public override long Work => Shape.Work(Shape.Outputs, Shape.GroupInputs);

    public override string Describe() => $"gradient[{Shape.Outputs}, {Shape.GroupInputs}, {Shape.KernelHeight}, {Shape.KernelWidth}] = x ⋆ dy over samples, {Shape.Describe()}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        int most = lanes.MainTile.Panels, units = Groups * ((Panels + most - 1) / most) * Parts;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            writer.Line($"{name}_(ref x, ref dy, ref gradient, rows, 0, {Literal.Of(units)});");
        EmitUnits(writer, lanes, name + "_");
        lanes = ForOutputs(lanes);
        foreach (int width in new ChannelPanels(Groups, OutputsOfGroup, 0, 0).Widths(most))
        {
            if (HasLines)
                EmitLineTiles(writer, lanes, name + "_", width);
            else
                foreach (int channels in TileSizes(Shape.GroupInputs, lanes).Distinct())
                    EmitTile(writer, lanes, name + "_", channels, width);
        }
    }

    public override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        int most = lanes.MainTile.Panels, units = Groups * ((Panels + most - 1) / most) * Parts;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}Share({string.Join(", ", Parameters)}, int rows, int worker, int workers)"))
        {
            KernelText.Share(writer, units, 1);
            writer.Line($"{name}_(ref x, ref dy, ref gradient, rows, first, last);");
        }
    }

    // Of the half of a panel that has no outputs the gradient stays 0.
    private LaneType ForOutputs(LaneType lanes) => lanes.ForChannels(new ChannelPanels(Groups, OutputsOfGroup, 0, 0).Used);

    // What tiles of rows × vectors of a panel take of so many inputs, as evenly as it goes.
    private static IEnumerable<int> TileSizes(int inputs, LaneType lanes)
    {
        int most = lanes.PartVectors == 1 ? 8 : 6, tiles = (inputs + most - 1) / most;
        return Enumerable.Range(0, tiles).Select(tile => (inputs / tiles) + (tile < inputs % tiles ? 1 : 0));
    }

    // Some samples, or a band of rows of one: what a panel of the gradient reads of it fits into the cache.
    private (int Samples, int Lines) Band
    {
        get
        {
            int line = (Source.RowStride * Shape.StrideY) + (Shape.OutputWidth * 16 * 2);
            int lines = Math.Max(1, CachedFloats / line);
            if (lines >= Shape.OutputHeight)
                return (Math.Max(1, lines / Shape.OutputHeight), Shape.OutputHeight);
            int bands = (Shape.OutputHeight + lines - 1) / lines;
            return (1, (Shape.OutputHeight + bands - 1) / bands);
        }
    }

    private void EmitUnits(SourceWriter writer, LaneType lanes, string name)
    {
        int most = lanes.MainTile.Panels, ofGroup = (Panels + most - 1) / most;
        var (bandSamples, bandLines) = Band;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({string.Join(", ", Parameters)}, int rows, int first, int last)"))
        {
            EmitRanges(writer, "lines", Shape.Rows);
            if (!HasLines)
                EmitRanges(writer, "columns", Shape.Columns);
            int partLength = PanelStride / Parts;
            using (writer.Block("for (int unit = first; unit < last; unit++)"))
            {
                EmitUnit(writer, most, ofGroup);
                writer.Line($"for (int panel = 0; panel < width; panel++) global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradient, place + panel * {Literal.Of(PanelStride)}), {Literal.Of(partLength)}).Clear();");
            }

            using (writer.Block($"for (int block = 0; block < rows; block += {Literal.Of(bandSamples)})"))
            {
                writer.Line($"int samples = global::System.Math.Min({Literal.Of(bandSamples)}, rows - block);");
                using (writer.Block($"for (int band = 0; band < {Literal.Of(Shape.OutputHeight)}; band += {Literal.Of(bandLines)})"))
                using (writer.Block("for (int unit = first; unit < last; unit++)"))
                {
                    EmitUnit(writer, most, ofGroup);
                    EmitUnitCalls(writer, lanes, name, bandLines);
                }
            }

            if ((Groups > 1 || ClearsPadding) && OutputsOfGroup % 16 != 0)
                EmitPadding(writer, most, ofGroup);
        }
    }

    // Where it has no output of its own, the last panel of a group has sums of the next group's, or of what lies behind the channels.
    private void EmitPadding(SourceWriter writer, int most, int ofGroup)
    {
        using (writer.Block("for (int unit = first; unit < last; unit++)"))
        {
            EmitUnit(writer, most, ofGroup);
            writer.Line($"if (firstPanel + width < {Literal.Of(Panels)}) continue;");
            writer.Line($"place += (width - 1) * {Literal.Of(PanelStride)};");
            writer.Line($"for (int i = 0; i < {Literal.Of(PanelStride / Parts)}; i += 16)");
            writer.Line($"    for (int o = {OutputsOfGroup % 16}; o < 16; o++) Unsafe.Add(ref gradient, place + i + o) = 0f;");
        }
    }

    private static void EmitRanges(SourceWriter writer, string name, ConvolutionAxis axis) =>
        writer.Line($"global::System.ReadOnlySpan<int> {name} = new int[] {{ " + string.Join(", ", Enumerable.Range(0, axis.Kernel).Select(position =>
            $"{Literal.Of(axis.OutputsOf(position).First)}, {Literal.Of(axis.OutputsOf(position).End)}")) + " };");

    // Which panels, and which part of the kernel, a unit is.
    private void EmitUnit(SourceWriter writer, int most, int ofGroup)
    {
        string panels = Literal.Of(Panels), group = Groups == 1 ? "0" : $"unit / {Literal.Of(Parts * ofGroup)}";
        string inGroup = Groups == 1 ? $"unit / {Literal.Of(Parts)}" : $"unit / {Literal.Of(Parts)} % {Literal.Of(ofGroup)}";
        writer.Line($"int part = unit % {Literal.Of(Parts)}, group = {group}, firstPanel = {inGroup} * {most}, width = global::System.Math.Min({most}, {panels} - firstPanel);");
        writer.Line($"int place = (group * {panels} + firstPanel) * {Literal.Of(PanelStride)} + part * {Literal.Of(PanelStride / Parts)};");
    }
}
