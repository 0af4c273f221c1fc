using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// The method for positions side by side, of channels so few that a row of the kernel stays in registers: what one position reads at one
/// column of the kernel the next reads at the column before, so that each input is broadcast once for all of them. Each sum has the order that it has elsewhere.
/// </summary>
internal sealed partial record ConvolutionTile
{
    /// <summary>The positions side by side of a tile.</summary>
    private const int LinePositions = 8;

    /// <summary>Whether positions side by side share what they read, and a kernel's row fits into registers beside their sums.</summary>
    /// <param name="lanes">The lane type.</param>
    /// <param name="panels">The panels of the tile.</param>
    private bool HasLine(LaneType lanes, int panels) =>
        Depth > 0 && Columns is { Step: 1, SourceStep: 1, TapStep: 1, SourceTapStep: 1 }
        && Columns.Segments.Any(segment => segment.Taps == KernelWidth && segment.Count >= LinePositions)
        && panels * lanes.ForChannels(Channels).PartVectors * (LinePositions + (KernelWidth * Depth)) <= RegistersOf(lanes);

    private static int RegistersOf(LaneType lanes) => lanes.IsWholePanel ? 30 : 14;

    private void EmitLineTile(SourceWriter writer, LaneType lanes, string name, int panels, int panelStride)
    {
        int vectors = panels * lanes.PartVectors;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}Line{panels}({string.Join(", ", Names.Select(parameter => $"ref float {parameter}"))}, "
            + $"int lineCount, int columnCount, int samples, int tapLines{(IsStaged ? ", int channels" : "")})"))
        using (KernelText.Parts(writer, lanes))
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        using (writer.Block("for (int line = 0; line < lineCount; line++)"))
        using (writer.Block($"for (int column = 0; column < columnCount; column += {LinePositions})"))
        {
            // The last tile begins again where the columns that are left fill it.
            writer.Line($"int first = global::System.Math.Min(column, columnCount - {LinePositions});");
            writer.Line($"ref float xi = ref Unsafe.Add(ref x, (nint)sample * {Literal.Of(Source.SampleStride)} + line * {Literal.Of(Rows.SourceStep * Source.RowStride)} + first * {Literal.Of(Source.Stride)});");
            writer.Line($"nint y0 = (nint)sample * {Literal.Of(Result.Height * Result.Width)} + line * {Literal.Of(Rows.Step * Result.Width)} + first"
                + string.Concat(Enumerable.Range(1, LinePositions - 1).Select(position => $", y{position} = y0 + {position}")) + ";");
            for (int vector = 0; vector < vectors; vector++)
                EmitStart(writer, lanes, LinePositions, vector);
            writer.Line($"ref float wi = ref {KernelText.AtPart(lanes, "weights")};");
            using (writer.Block("for (int ky = 0; ky < tapLines; ky++)"))
                EmitLineSum(writer, lanes, vectors, panelStride);
            EmitStores(writer, lanes, LinePositions, vectors);
        }
    }

    // A row of the kernel for all positions: an input after the other, each for the columns of the kernel from the first position that reads it on.
    private void EmitLineSum(SourceWriter writer, LaneType lanes, int vectors, int panelStride)
    {
        for (int tap = 0; tap < KernelWidth * Depth; tap++)
            writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
                $"{lanes.Float} w{tap}_{vector} = {lanes.Load("wi", Offset(lanes, vector, panelStride, 16 * tap))};")));
        for (int input = 0; input < (LinePositions + KernelWidth - 1) * Depth; input++)
        {
            int column = input / Depth, channel = input % Depth;
            string v = $"v{input}";
            var sums = Enumerable.Range(0, LinePositions).Where(position => column >= position && column - position < KernelWidth).SelectMany(position =>
                Enumerable.Range(0, vectors).Select(vector =>
                    $"a{position}_{vector} = {lanes.MultiplyAdd(v, $"w{((column - position) * Depth) + channel}_{vector}", $"a{position}_{vector}")};"));
            writer.Line($"{lanes.Float} {v} = {lanes.Broadcast(KernelText.At("xi", Literal.Of((column * Source.Stride) + channel)))}; {string.Join(" ", sums)}");
        }

        writer.Line($"xi = ref Unsafe.Add(ref xi, {Literal.Of(Rows.SourceTapStep * Source.RowStride)}); wi = ref Unsafe.Add(ref wi, {Literal.Of(Rows.TapStep * KernelWidth * TapWeights)});");
    }

    private static string Offset(LaneType lanes, int vector, int panelStride, int place)
    {
        string offset = KernelText.Offset(lanes, vector, panelStride);
        return place == 0 ? offset : offset == "0" ? Literal.Of(place) : $"{offset} + {Literal.Of(place)}";
    }
}
