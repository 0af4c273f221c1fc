using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// The tile of a single row of a small matrix, to be inlined into what calls it: a call and its frame would take as long as a layer of eight.
/// </summary>
internal sealed partial record MatrixTile
{
    /// <summary>The outputs of the product if the tile of a single row is inlined; 0 if it is a method like the others.</summary>
    public int InlinedOutputs { get; init; }

    /// <summary>The name of the tile of a single row.</summary>
    public const string Row = "Row";

    /// <summary>Writes the calls of the tile of a single row, for every panel.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="suffix">What the names of the row's references end in.</param>
    public void EmitRowCalls(SourceWriter writer, LaneType lanes, string suffix = "") => new PanelGroups((InlinedOutputs + 15) / 16, RowTile(lanes).Panels)
        .Write(writer, (width, panel) => $"{Row}{width}({Arguments("weights", panel, "", suffix)});");

    /// <summary>Writes the calls of a tile's method that covers rows, for every panel.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="name">What the name of the method begins with.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="panels">The panels.</param>
    /// <param name="suffix">What the names of the rows' references end in.</param>
    /// <param name="rows">The number of rows, whole tiles.</param>
    public void EmitTileCalls(SourceWriter writer, string name, RegisterTile tile, int panels, string suffix, string rows) => new PanelGroups(panels, tile.Panels)
        .Write(writer, (width, panel) => $"{name}{tile.Rows}x{width}({Arguments("weights", panel, "", suffix)}, {rows});");

    private static RegisterTile RowTile(LaneType lanes) => lanes.Tiles[lanes.Tiles.Count - 1];

    private void EmitRowTile(SourceWriter writer, LaneType lanes, int panels)
    {
        writer.Line();
        writer.Line(KernelText.Inlined);
        using (writer.Block($"private static void {Row}{panels}({Parameters})"))
        {
            // Only the last group can be of one panel, unless each is.
            int rest = InlinedOutputs % 16;
            if (panels == 1 && RowTile(lanes).Panels > 1 && rest is > 0 and <= 8 && !lanes.IsWholePanel)
            {
                EmitFewOutputs(writer, lanes, rest);
                return;
            }

            using (KernelText.Parts(writer, lanes))
                EmitRowPart(writer, lanes, panels * lanes.PartVectors);
        }
    }

    // Of a panel with at most 8 outputs, the vectors without any are what the activation makes of 0.
    private void EmitFewOutputs(SourceWriter writer, LaneType lanes, int outputs)
    {
        writer.Line("int part = 0;");
        using (writer.Block($"for (; part < {outputs}; part += {lanes.Count})"))
            EmitRowPart(writer, lanes, 1);
        using (writer.Block($"for (; part < 16; part += {lanes.Count})"))
            writer.Line($"({Activation?.Forward(lanes, lanes.Zero) ?? lanes.Zero}).StoreUnsafe(ref Unsafe.Add(ref y, part));");
    }

    private void EmitRowPart(SourceWriter writer, LaneType lanes, int vectors)
    {
        writer.Line($"ref float {(Adds ? $"fromRow = ref {KernelText.AtPart(lanes, From)}, " : "")}yRow = ref {KernelText.AtPart(lanes, "y")};");
        EmitStart(writer, lanes, 1, vectors);
        writer.Line($"ref float xi = ref x, wi = ref {KernelText.AtPart(lanes, "weights")};");
        writer.Line($"{lanes.Float} x0;");
        EmitGroups(writer, vectors, (i, _) => EmitRowStep(writer, lanes, vectors, i));
        EmitStores(writer, lanes, 1, vectors);
    }

    private void EmitRowStep(SourceWriter writer, LaneType lanes, int vectors, int i) =>
        writer.Line($"x0 = {lanes.Broadcast(KernelText.At("xi", Literal.Of(i)))}; " + string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
            $"a0_{vector} = {lanes.MultiplyAdd("x0", lanes.Load("wi", Sum(i * RowStride, KernelText.Offset(lanes, vector, PanelStride))), $"a0_{vector}")};")));
}
