using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// The forward pass of a dense layer with its bias and, in inference, the normalization behind it and, where it is short, its
/// activation.
/// </summary>
internal sealed record DenseForward(
    int Inputs,
    int Outputs,
    int InputStride,
    int OutputStride,
    int PanelStride,
    bool Bias,
    ElementwiseFunction? Activation,
    FoldedNormalization? Normalization = null) : KernelPlan
{
    /// <summary>Beyond so many weights what a call costs is little beside its work.</summary>
    private const int MaxInlined = 64 * 64;

    private static readonly IReadOnlyList<string> BiasName = ["bias"], LayerBiasName = ["layerBias"];

    private MatrixTile Tile => new(
        Inputs,
        InputStride,
        16,
        PanelStride,
        OutputStride,
        Bias || Normalization is not null,
        Activation,
        null,
        0,
        new DenseStrategy(Inputs, Outputs).HasFewRowsTile,
        Normalization,
        new DenseStrategy(Inputs, Outputs).ExceedsCache ? (tile, panels) => LineFetch.NextPanels(tile, panels, Inputs, PanelStride) : null)
    {
        InlinedOutputs = InlinesRow ? Outputs : 0,
    };

    public override string Name => $"Forward{Inputs}x{Outputs}{(Normalization is null ? "" : "Normalized")}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("x", InputStride, Inputs) + KernelDetail.Stride("y", OutputStride, Outputs)
        + KernelDetail.Panels(PanelStride, Inputs) + KernelDetail.If(!Bias, "unbiased")
        + (Normalization is null ? "" : Normalization.Details + KernelDetail.Number("features", Normalization.Features, Outputs));

    public override EquatableArray<string> Parameters => new([.. Names.Select(name => $"ref float {name}")]);

    private IEnumerable<string> Names => Normalization is null
        ? ["x", "weights", .. Bias ? BiasName : [], "y"]
        : ["x", "weights", .. Bias ? LayerBiasName : [], .. Normalization.Names, "y", "scratch"];

    /// <summary>
    /// Weights that exceed a share of the second-level cache are shared, so that a worker reads only its own and even one
    /// row has work for several; with smaller ones rows are, which needs no barrier between layers.
    /// </summary>
    public override Sharing Sharing => Outputs >= 256 && Work >= 128 * 1024 ? Sharing.Columns : Sharing.Rows;

    public override long Work => (long)Inputs * ((Outputs + 15) / 16 * 16);

    public override string Describe()
    {
        string product = $"x[rows, {Inputs}] · weights[{Inputs}, {Outputs}]{(Bias ? " + bias" : "")}";
        if (Normalization is not null)
            product = $"({product} − mean) · factor{(Normalization.IsAffine ? " + shift" : "")}";
        return $"y[rows, {Outputs}] = {(Activation is null ? "" : $"{Activation.Name} of ")}{product}, {KernelText.Count((Outputs + 15) / 16, "panel")} of 16 outputs."
            + (Normalization is null ? "" : $" A call computes the factors, {(Normalization.IsAffine ? "scale" : "1")} / √(variance + {Literal.Display(Normalization.Epsilon)}), once.");
    }

    public override bool InlinesRow => Normalization is null && Work <= MaxInlined;

    public override void EmitInlinedRow(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Inlined);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)})"))
            Tile.EmitRowCalls(writer, lanes);
    }

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        int panels = (Outputs + 15) / 16;
        var tile = Tile;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            Normalization?.EmitFold(writer, lanes, Bias);
            tile.EmitCalls(writer, lanes, name + "_", panels);
        }

        tile.EmitTiles(writer, lanes, name + "_", panels);
    }

    public override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}Share({string.Join(", ", Parameters)}, int rows, int worker, int workers)"))
        {
            Normalization?.EmitFold(writer, lanes, Bias);
            Tile.EmitSharedCalls(writer, lanes, name + "_", (Outputs + 15) / 16);
        }
    }
}
