using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>
/// The product of a step, <c>y[row, o] = from[row, o] (+ bias[o]) + Σ x[row, i] · weights[i, o]</c> in ascending order of i: a register tile of rows × panels. What is added may
/// stand where the sums go, so that, unlike a dense layer's tile, none is computed twice. Where it comes last, the multiply-adds of a step don't wait for those of its inputs.
/// </summary>
/// <param name="Depth">The inputs summed.</param>
/// <param name="InputStride">From one row of x to the next.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
/// <param name="OutputStride">From one row of y, and of what is added, to the next.</param>
/// <param name="Panels">The panels.</param>
/// <param name="Bias">Whether sums start from a bias.</param>
/// <param name="AddsLast">Whether the sums begin with the bias and what is added to comes last.</param>
/// <param name="InlinesRow">Whether the tile of a single row is inlined.</param>
internal sealed record StateProduct(int Depth, int InputStride, int PanelStride, int OutputStride, int Panels, bool Bias, bool AddsLast, bool InlinesRow = false)
{
    /// <summary>What the name of the method of a single row ends in, if it is inlined.</summary>
    public const string Row = MatrixTile.Row;

    private string Parameters => $"ref float x, ref float weights, {(Bias ? "ref float bias, " : "")}ref float from, ref float y";

    private MatrixTile Tile => new(Depth, InputStride, 16, PanelStride, OutputStride, Bias, null, null, 0, FewRows: true)
    {
        Addend = AddsLast ? AddendPlace.Last : AddendPlace.First,
        InlinedOutputs = InlinesRow ? 16 * Panels : 0,
    };

    /// <summary>Writes the method that covers the rows, and those of the tiles.</summary>
    public void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({Parameters}, int rows)"))
        {
            writer.Line("int row = 0;");
            foreach (var tile in lanes.Tiles)
                EmitRows(writer, lanes, name, tile);
        }

        if (InlinesRow)
        {
            writer.Line();
            writer.Line(KernelText.Inlined);
            using (writer.Block($"private static void {name}{Row}({Parameters})"))
                Tile.EmitRowCalls(writer, lanes);
        }

        Tile.EmitTiles(writer, lanes, name, Panels);
    }

    private void EmitRows(SourceWriter writer, LaneType lanes, string name, RegisterTile tile)
    {
        bool isRow = tile.Rows == 1;
        using (writer.Block(!isRow ? $"if (rows - row >= {tile.Rows})" : InlinesRow ? "for (; row < rows; row++)" : "if (row < rows)"))
        {
            writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(InputStride)}), fromRow = ref Unsafe.Add(ref from, row * {Literal.Of(OutputStride)}), "
                + $"yRow = ref Unsafe.Add(ref y, row * {Literal.Of(OutputStride)});");
            if (isRow && InlinesRow)
            {
                writer.Line($"{name}{Row}(ref xRow, ref weights, {(Bias ? "ref bias, " : "")}ref fromRow, ref yRow);");
                return;
            }

            writer.Line(isRow ? "int count = rows - row;" : $"int count = (rows - row) / {tile.Rows} * {tile.Rows};");
            Tile.EmitTileCalls(writer, name, tile, Panels, "Row", "count");
            if (!isRow)
                writer.Line("row += count;");
        }
    }
}
