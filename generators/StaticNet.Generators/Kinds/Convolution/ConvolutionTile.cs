using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// The register tile of a convolution: some positions of the result × a panel or two of its channels, all accumulators in locals. Positions
/// of a tile are any that sum the same positions of the kernel, in different rows and samples where a border is narrow; the places where they
/// read are found while the tile before is still being computed. A sum runs in ascending order of kernel row, kernel column and
/// channel from the bias or zero, so a result depends on neither tile nor width. What doesn't fill the last tile begins again at the first
/// position, which is computed twice, to the same bits.
/// </summary>
/// <param name="Rows">How rows of the result gather what they sum.</param>
/// <param name="Columns">How columns do.</param>
/// <param name="KernelWidth">The columns of a kernel.</param>
/// <param name="Depth">The channels that are summed at a position; 0 where each channel of the result reads its own.</param>
/// <param name="Source">Where x lies.</param>
/// <param name="Result">Where y lies.</param>
/// <param name="Bias">Whether sums start from a bias.</param>
internal sealed partial record ConvolutionTile(
    TapAxis Rows, TapAxis Columns, int KernelWidth, int Depth, PlanePlace Source, PlanePlace Result, bool Bias)
{
    /// <summary>What is applied to sums before they are stored.</summary>
    public ElementwiseFunction? Activation { get; init; }

    /// <summary>What is applied to sums before their activation; they start from the bias without the mean.</summary>
    public FoldedNormalization? Normalization { get; init; }

    /// <summary>The activation whose derivative multiplies sums before they are stored.</summary>
    public ElementwiseFunction? Derivative { get; init; }

    /// <summary>Where what the activation saved lies.</summary>
    public PlanePlace? Saved { get; init; }

    /// <summary>Whether panels reach into the channels of another group: results are then stored to <c>stage</c> first.</summary>
    public bool IsStaged { get; init; }

    /// <summary>The channels of a panel that are results; the others are 0 before their activation.</summary>
    public int Channels { get; init; } = 16;

    /// <summary>The floats of a staged tile; 0 if none is.</summary>
    public int Scratch => IsStaged ? LaneType.All.Max(lanes => 16 * Positions(lanes) * Panels(lanes)) : 0;

    /// <summary>The weights of a kernel's position in a panel.</summary>
    private int TapWeights => 16 * Math.Max(1, Depth);

    private IEnumerable<string> Names =>
        [
            "x", "weights", .. Bias ? ["bias"] : Array.Empty<string>(), .. Normalization?.TileNames ?? [],
            .. Derivative is null ? Array.Empty<string>() : ["saved"], "y", .. IsStaged ? ["stage"] : Array.Empty<string>(),
        ];

    /// <summary>The positions of a tile: with a panel's vectors they are enough accumulators to hide a multiply-add's latency, and few enough addresses.</summary>
    private static int Positions(LaneType lanes) => lanes.PartVectors == 1 ? 8 : 6;

    /// <summary>The panels of a tile.</summary>
    public static int Panels(LaneType lanes) => lanes.MainTile.Panels;

    /// <summary>Writes the tables of segments: results, the first of them, what it reads, its weights, and the kernel's positions.</summary>
    public void EmitTables(SourceWriter writer)
    {
        EmitTable(writer, "lines", Rows, Result.Width, Source.RowStride, KernelWidth);
        EmitTable(writer, "columns", Columns, 1, Source.Stride, 1);
    }

    private void EmitTable(SourceWriter writer, string name, TapAxis axis, int positions, int sourceStride, int taps) =>
        writer.Line($"global::System.ReadOnlySpan<int> {name} = new int[] {{ " + string.Join(", ", axis.Segments.Select(segment => string.Join(", ", new[]
        {
            segment.Count, segment.First * positions, segment.Source * sourceStride, segment.Tap * taps * TapWeights, segment.Taps,
        }.Select(Literal.Of)))) + " };");

    /// <summary>Writes the loop that clears what lies between the channels of staged results and the end of their panels, which others leave 0.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="name">The buffer.</param>
    /// <param name="channels">The channels of all groups.</param>
    public void EmitPadding(SourceWriter writer, string name, int channels)
    {
        int end = Math.Min(Result.Stride, (channels + 15) / 16 * 16);
        if (!IsStaged || end <= channels)
            return;
        writer.Line($"for (nint position = 0; position < (nint)rows * {Literal.Of(Result.Height * Result.Width)}; position++)");
        writer.Line($"    for (int c = {Literal.Of(channels)}; c < {Literal.Of(end)}; c++) Unsafe.Add(ref {name}, position * {Literal.Of(Result.Stride)} + c) = 0f;");
    }

    /// <summary>Writes the calls for every segment of some samples and panels, in loops over the tables.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="width">The panels.</param>
    /// <param name="channels">The channels of the group from the panel's first on.</param>
    /// <param name="place">The arguments' places, by name.</param>
    public void EmitCalls(SourceWriter writer, LaneType lanes, string name, int width, string channels, Func<string, string> place)
    {
        using (writer.Block($"for (int r = 0; r < lines.Length; r += {SegmentLength})"))
        using (writer.Block($"for (int c = 0; c < columns.Length; c += {SegmentLength})"))
        {
            writer.Line("int first = lines[r + 1] + columns[c + 1];");
            string arguments = $"{string.Join(", ", Names.Select(Argument))}, lines[r], columns[c], samples, lines[r + 4]", staged = IsStaged ? $", {channels}" : "";
            if (HasLine(lanes, width))
            {
                writer.Line($"if (columns[c] >= {LinePositions} && columns[c + 4] == {Literal.Of(KernelWidth)}) {name}Line{width}({arguments}{staged});");
                writer.Line("else");
            }

            writer.Line($"{name}{width}({arguments}, columns[c + 4]{staged});");
        }

        string Argument(string argument) => argument switch
        {
            "x" => $"ref Unsafe.Add(ref {place(argument)}, lines[r + 2] + columns[c + 2])",
            "weights" => $"ref Unsafe.Add(ref {place(argument)}, lines[r + 3] + columns[c + 3])",
            "y" => $"ref Unsafe.Add(ref {place(argument)}, first * {Literal.Of(Result.Stride)})",
            "saved" => $"ref Unsafe.Add(ref {place(argument)}, first * {Literal.Of(Saved!.Stride)})",
            _ => $"ref {place(argument)}",
        };
    }

    private const int SegmentLength = 5;
}
