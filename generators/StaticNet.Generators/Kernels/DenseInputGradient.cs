using StaticNet.Generators.Emission;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kernels;

/// <summary>
/// The gradient of a dense layer's inputs, times the derivative of the activation that computed them. Lanes run across
/// inputs, so the weights are transposed first, a strip of inputs at a time, into scratch space that stays in the cache.
/// </summary>
internal sealed record DenseInputGradient(
    int Inputs, int Outputs, int GradientStride, int InputGradientStride, int PanelStride, ElementwiseFunction? Activation, int SavedStride)
    : KernelPlan
{
    /// <summary>Half of a small L2 cache: a strip is read once for every tile of rows.</summary>
    private const int MaxScratch = 64 * 1024;

    private MatrixTile Tile => new(Outputs, GradientStride, Strip, 16, InputGradientStride, Bias: false, null, Activation, SavedStride, new DenseStrategy(Inputs, Outputs).HasFewRowsTile);

    public override string Name => $"InputGradient{Inputs}x{Outputs}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("x", GradientStride, Outputs) + KernelDetail.Stride("y", InputGradientStride, Inputs)
        + KernelDetail.Panels(PanelStride, Inputs) + KernelDetail.Saved(Activation, SavedStride, Inputs);

    public override EquatableArray<string> Parameters => Activation is null
        ? new("ref float x", "ref float weights", "ref float y", "ref float scratch")
        : new("ref float x", "ref float weights", "ref float saved", "ref float y", "ref float scratch");

    /// <summary>The inputs of a strip, a multiple of 16.</summary>
    public int Strip => Math.Min((Inputs + 15) / 16 * 16, Math.Max(32, Math.Min(128, MaxScratch / Outputs / 32 * 32)));

    public int Scratch => Strip * Outputs;

    public override Sharing Sharing => Inputs > Strip ? Sharing.Columns : Sharing.Rows;

    public override long Work => (long)Outputs * ((Inputs + 15) / 16 * 16);

    public override string Describe() =>
        $"y[rows, {Inputs}] = x[rows, {Outputs}] · weightsᵀ{(Activation is null ? "" : $" × the derivative of {Activation.Name}")}, "
        + $"transposed in strips of {KernelText.Count(Strip, "input")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var tile = Tile;
        int whole = Inputs / Strip * Strip;
        int rest = Inputs - whole;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            if (whole > 0)
            {
                using var loop = whole > Strip ? writer.Block($"for (int strip = 0; strip < {whole}; strip += {Strip})") : (SourceWriter.Scope?)null;
                EmitStrip(writer, lanes, name, tile, loop is null ? "0" : "strip", Strip);
            }

            if (rest > 0)
                EmitStrip(writer, lanes, name, tile, Literal.Of(whole), rest);
        }

        var widths = new List<int>();
        if (whole > 0)
            widths.Add(Strip / 16);
        if (rest > 0)
            widths.Add((rest + 15) / 16);
        tile.EmitTiles(writer, lanes, name + "_", [.. widths]);
    }

    public override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        int whole = Inputs / Strip * Strip;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}Share({string.Join(", ", Parameters)}, int rows, int worker, int workers)"))
        {
            KernelText.Share(writer, Inputs, Strip);
            using (writer.Block($"for (int strip = first; strip + {Strip} <= last; strip += {Strip})"))
                EmitStrip(writer, lanes, name, Tile, "strip", Strip);
            if (whole < Inputs)
            {
                using (writer.Block($"if (first < last && last == {Inputs})"))
                    EmitStrip(writer, lanes, name, Tile, Literal.Of(whole), Inputs - whole);
            }
        }
    }

    private void EmitStrip(SourceWriter writer, LaneType lanes, string name, MatrixTile tile, string first, int width)
    {
        string weights = first switch
        {
            "0" => "ref weights",
            "strip" => "ref Unsafe.Add(ref weights, strip * 16)",
            _ => $"ref Unsafe.Add(ref weights, {first} * 16)",
        };
        using (writer.Block())
        {
            writer.Line($"PanelTranspose.Pack({weights}, {Literal.Of(PanelStride)}, {width}, {Outputs}, ref scratch, {Strip});");
            tile.EmitCalls(writer, lanes, name + "_", (width + 15) / 16, first == "0" ? "" : first, "scratch");
        }
    }
}
