using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// The gradient of a dense layer's inputs, times the derivative of the activation that computed them. Lanes run across
/// inputs, so the weights are transposed first, a strip of inputs at a time, into scratch space that stays in the cache: panels
/// of 16 inputs. Layers of more weights than a cache holds have <see cref="SampleInputGradient"/>.
/// </summary>
internal sealed record DenseInputGradient(
    int Inputs, int Outputs, int GradientStride, int InputGradientStride, int PanelStride, ElementwiseFunction? Activation, int SavedStride)
    : KernelPlan
{
    /// <summary>Half of a small L2 cache: a strip is read once for every tile of rows.</summary>
    private const int MaxScratch = 64 * 1024;

    public override string Name => $"InputGradient{Inputs}x{Outputs}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("x", GradientStride, Outputs) + KernelDetail.Stride("y", InputGradientStride, Inputs)
        + KernelDetail.Panels(PanelStride, Inputs) + KernelDetail.Saved(Activation is not null, SavedStride, Inputs);

    public override EquatableArray<string> Parameters => Activation is null
        ? new("ref float x", "ref float weights", "ref float y", "ref float scratch")
        : new("ref float x", "ref float weights", "ref float saved", "ref float y", "ref float scratch");

    /// <summary>The floats that the widest strip takes when it is transposed.</summary>
    public int Scratch => Math.Max(Strip(LaneType.Wide), Strip(LaneType.Portable)) * Outputs;

    public override Sharing Sharing => Inputs > Math.Max(Strip(LaneType.Wide), Strip(LaneType.Portable)) ? Sharing.Columns : Sharing.Rows;

    public override long Work => (long)Outputs * ((Inputs + 15) / 16 * 16);

    public override string Describe() =>
        $"y[rows, {Inputs}] = x[rows, {Outputs}] · weightsᵀ{(Activation is null ? "" : $" × the derivative of {Activation.Name}")}, "
        + $"transposed in strips of {KernelText.Count(Strip(LaneType.Wide), "input")}"
        + $"{(Strip(LaneType.Wide) == Strip(LaneType.Portable) ? "" : $", {Strip(LaneType.Portable)} in portable vectors")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var tile = Tile(lanes);
        int strip = Strip(lanes), whole = Inputs / strip * strip;
        int rest = Inputs - whole;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            if (whole > 0)
            {
                using var loop = whole > strip ? writer.Block($"for (int strip = 0; strip < {whole}; strip += {strip})") : (SourceWriter.Scope?)null;
                EmitStrip(writer, lanes, name, tile, loop is null ? "0" : "strip", strip);
            }

            if (rest > 0)
                EmitStrip(writer, lanes, name, tile, Literal.Of(whole), rest);
        }

        var widths = new List<int>();
        if (whole > 0)
            widths.Add(strip / 16);
        if (rest > 0)
            widths.Add((rest + 15) / 16);
        tile.EmitTiles(writer, lanes, name + "_", [.. widths]);
    }

    public override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        int strip = Strip(lanes), whole = Inputs / strip * strip;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}Share({string.Join(", ", Parameters)}, int rows, int worker, int workers)"))
        {
            KernelText.Share(writer, Inputs, strip);
            using (writer.Block($"for (int strip = first; strip + {strip} <= last; strip += {strip})"))
                EmitStrip(writer, lanes, name, Tile(lanes), "strip", strip);
            if (whole < Inputs)
            {
                using (writer.Block($"if (first < last && last == {Inputs})"))
                    EmitStrip(writer, lanes, name, Tile(lanes), Literal.Of(whole), Inputs - whole);
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
            writer.Line($"PanelTranspose.Pack({weights}, {Literal.Of(PanelStride)}, {width}, {Outputs}, ref scratch);");
            tile.EmitCalls(writer, lanes, name + "_", (width + 15) / 16, first == "0" ? "" : first, "scratch");
        }
    }

    /// <summary>The inputs of a strip, a multiple of 16.</summary>
    private int Strip(LaneType lanes) => Math.Min(
        (Inputs + 15) / 16 * 16,
        Math.Max(32, Math.Min(128, MaxScratch / Outputs / 32 * 32)));

    private MatrixTile Tile(LaneType lanes) => new(
        Outputs,
        GradientStride,
        16,
        Outputs * 16,
        InputGradientStride,
        Bias: false,
        null,
        Activation,
        SavedStride,
        new DenseStrategy(Inputs, Outputs).HasFewRowsTile);
}
