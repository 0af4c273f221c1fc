using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// A kernel that sums what each position of a result reads of an image, with channels last: outputs of a convolution, or gathered gradients of its inputs. Of a
/// transposed convolution it is the other way round: outputs are gathered. Nothing is copied: tiles read images where they are, borders by bounds of their own.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="SourceStride">From one position of what is read to the next, at least the channels.</param>
/// <param name="ResultStride">From one position of the result to the next, whole panels of channels.</param>
/// <param name="Sums">What sums start from and what is done to them.</param>
internal abstract record ConvolutionKernel(ConvolutionShape Shape, int SourceStride, int ResultStride, ConvolutionSums Sums) : KernelPlan
{
    /// <summary>The kernel of a direction.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="gathers">Whether positions of x gather from y, and not those of y from x.</param>
    /// <param name="sourceStride">From one position of what is read to the next.</param>
    /// <param name="resultStride">From one position of the result to the next.</param>
    /// <param name="sums">What sums start from and what is done to them.</param>
    public static ConvolutionKernel Of(ConvolutionShape shape, bool gathers, int sourceStride, int resultStride, ConvolutionSums sums) =>
        gathers ? new ConvolutionGather(shape, sourceStride, resultStride, sums) : new ConvolutionForward(shape, sourceStride, resultStride, sums);

    /// <summary>The channels of the result.</summary>
    protected abstract int Results { get; }

    /// <summary>The channels that are read.</summary>
    protected abstract int Sources { get; }

    /// <summary>The panels of the result.</summary>
    protected abstract ChannelPanels Panels { get; }

    /// <summary>The register tile.</summary>
    protected abstract ConvolutionTile Tile { get; }

    protected override string Details =>
        KernelDetail.Stride("x", SourceStride, Sources) + KernelDetail.Stride("y", ResultStride, Results) + Sums.Details(Results);

    public override EquatableArray<string> Parameters =>
        new([.. ((string[])["x", "weights", .. Sums.Names, "y", .. Scratch == 0 ? Array.Empty<string>() : ["scratch"]]).Select(name => $"ref float {name}")]);

    /// <summary>The floats of folded factors, of weights in another order, and of a tile that is staged, one behind the other.</summary>
    public int Scratch => Sums.Scratch + WeightScratch + Tile.Scratch;

    /// <summary>The floats of weights in another order.</summary>
    protected virtual int WeightScratch => 0;

    public override Sharing Sharing => Sharing.Rows;

    // Weights in another order are made again by each call.
    public override bool TakesBlocks => WeightScratch == 0;

    /// <summary>The tile of a direction.</summary>
    /// <param name="rows">How rows of the result gather what they sum.</param>
    /// <param name="columns">How columns do.</param>
    /// <param name="source">Where what is read lies.</param>
    /// <param name="result">Where the result lies.</param>
    protected ConvolutionTile TileOf(TapAxis rows, TapAxis columns, PlanePlace source, PlanePlace result) =>
        new(rows, columns, Shape.KernelWidth, Panels.Sources, source, result, Sums.HasStart)
        {
            Activation = Sums.Activation,
            Normalization = Sums.Normalization,
            Derivative = Sums.Derivative,
            IsStaged = Panels.Overlap,
            Channels = Panels.Used,
            Saved = Sums.Derivative is null ? null : result with { Stride = Sums.SavedStride },
        };

    /// <summary>Writes the calls of the tiles of some panels for a block of samples.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="name">The kernel's name.</param>
    /// <param name="width">The panels.</param>
    /// <param name="panel">The first of them.</param>
    /// <param name="weights">Its weights.</param>
    protected void EmitCalls(SourceWriter writer, LaneType lanes, string name, int width, PanelPlace panel, string weights)
    {
        var tile = Tile;
        tile.EmitCalls(writer, lanes, name + "_", width, panel.Channels, argument => argument switch
        {
            "x" => SampleBlocks.At("x", tile.Source, panel.Source),
            "y" => SampleBlocks.At("y", tile.Result, panel.Result),
            "saved" => SampleBlocks.At("saved", tile.Saved!, panel.Result),
            "weights" => weights,
            "stage" => PanelPlace.At("scratch", Literal.Of(Scratch - tile.Scratch)),
            _ => PanelPlace.At(argument, panel.Result),
        });
    }

    /// <summary>Writes the methods of the tiles.</summary>
    protected void EmitTiles(SourceWriter writer, LaneType lanes, string name)
    {
        foreach (int width in Panels.Widths(ConvolutionTile.Panels(lanes)))
            Tile.EmitTile(writer, lanes, name + "_", width, Panels.PanelStride);
    }
}
