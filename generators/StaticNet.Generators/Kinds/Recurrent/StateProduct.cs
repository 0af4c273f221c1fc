using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>
/// The product of a step, <c>y[row, o] = from[row, o] (+ bias[o]) + Σ x[row, i] · weights[i, o]</c> in ascending order of i: a register tile of rows × panels. Sums go on from others,
/// which may stand where they go, so that, unlike a dense layer's tile, none is computed twice.
/// </summary>
/// <param name="Depth">The inputs summed.</param>
/// <param name="InputStride">From one row of x to the next.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
/// <param name="OutputStride">From one row of y, and of what sums go on from, to the next.</param>
/// <param name="Panels">The panels.</param>
/// <param name="Bias">Whether a bias is added.</param>
internal sealed record StateProduct(int Depth, int InputStride, int PanelStride, int OutputStride, int Panels, bool Bias)
{
    private string Names => $"ref float x, ref float weights, {(Bias ? "ref float bias, " : "")}ref float from, ref float y";

    /// <summary>Writes the method that covers the rows, and those of the tiles.</summary>
    public void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({Names}, int rows)"))
        {
            writer.Line("int row = 0;");
            foreach (var tile in lanes.Tiles)
                using (writer.Block(tile.Rows == 1 ? "if (row < rows)" : $"if (rows - row >= {tile.Rows})"))
                {
                    writer.Line(tile.Rows == 1 ? "int end = rows;" : $"int end = rows - (rows - row) % {tile.Rows};");
                    new PanelGroups(Panels, tile.Panels).Write(writer, (width, panel) =>
                        $"{name}{tile.Rows}x{width}(ref x, {PanelGroups.At("weights", panel, PanelStride)}, {(Bias ? PanelGroups.At("bias", panel, 16) + ", " : "")}{PanelGroups.At("from", panel, 16)}, {PanelGroups.At("y", panel, 16)}, row, end);");
                    writer.Line("row = end;");
                }
        }

        foreach (var tile in lanes.Tiles)
            foreach (int width in new PanelGroups(Panels, tile.Panels).Widths)
                EmitTile(writer, lanes, name, tile.Rows, width);
    }

    private void EmitTile(SourceWriter writer, LaneType lanes, string name, int rows, int panels)
    {
        int vectors = panels * lanes.PartVectors;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}{rows}x{panels}({Names}, int row, int end)"))
        using (KernelText.Parts(writer, lanes))
        {
            writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(InputStride)}), yRow = ref Unsafe.Add(ref {KernelText.AtPart(lanes, "y")}, row * {Literal.Of(OutputStride)});");
            writer.Line($"ref float fromRow = ref Unsafe.Add(ref {KernelText.AtPart(lanes, "from")}, row * {Literal.Of(OutputStride)});");
            using (writer.Block($"for (int current = row; current < end; current += {rows})"))
            {
                EmitStart(writer, lanes, rows, vectors);
                writer.Line($"ref float xi = ref xRow, wi = ref {KernelText.AtPart(lanes, "weights")};");
                using (writer.Block($"for (int i = 0; i < {Literal.Of(Depth)}; i++)"))
                {
                    EmitStep(writer, lanes, rows, vectors);
                    writer.Line("xi = ref Unsafe.Add(ref xi, 1); wi = ref Unsafe.Add(ref wi, 16);");
                }

                for (int r = 0; r < rows; r++)
                    writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector => lanes.Store($"a{r}_{vector}", "yRow", Place(lanes, r, vector)))));
                writer.Line($"xRow = ref Unsafe.Add(ref xRow, {Literal.Of(rows * InputStride)}); yRow = ref Unsafe.Add(ref yRow, {Literal.Of(rows * OutputStride)});");
                writer.Line($"fromRow = ref Unsafe.Add(ref fromRow, {Literal.Of(rows * OutputStride)});");
            }
        }
    }

    private void EmitStart(SourceWriter writer, LaneType lanes, int rows, int vectors)
    {
        for (int vector = 0; Bias && vector < vectors; vector++)
            writer.Line($"{lanes.Float} b{vector} = {lanes.Load(KernelText.AtPart(lanes, "bias"), KernelText.Offset(lanes, vector, 16))};");
        for (int row = 0; row < rows; row++)
            writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
                $"{lanes.Float} a{row}_{vector} = {lanes.Load("fromRow", Place(lanes, row, vector))}{(Bias ? $" + b{vector}" : "")};")));
    }

    private void EmitStep(SourceWriter writer, LaneType lanes, int rows, int vectors)
    {
        writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
            $"{lanes.Float} w{vector} = {lanes.Load("wi", KernelText.Offset(lanes, vector, PanelStride))};")));
        for (int row = 0; row < rows; row++)
            writer.Line($"{lanes.Float} x{row} = {lanes.Broadcast(KernelText.At("xi", Literal.Of(row * InputStride)))}; " + string.Join(" ", Enumerable.Range(0, vectors)
                .Select(vector => $"a{row}_{vector} = {lanes.MultiplyAdd($"x{row}", $"w{vector}", $"a{row}_{vector}")};")));
    }

    private string Place(LaneType lanes, int row, int vector)
    {
        int constant = (row * OutputStride) + (vector / lanes.PartVectors * 16);
        return vector % lanes.PartVectors == 0 ? Literal.Of(constant) : constant == 0 ? lanes.Count : $"{Literal.Of(constant)} + {lanes.Count}";
    }
}
