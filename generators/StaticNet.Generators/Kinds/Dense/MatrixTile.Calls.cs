using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>The calls of a tile's methods.</summary>
internal sealed partial record MatrixTile
{
    /// <summary>Writes the calls that cover the rows, for every panel.</summary>
    public void EmitCalls(SourceWriter writer, LaneType lanes, string name, int panels, string yOffset = "", string weights = "weights") =>
        EmitCalls(writer, lanes, name, yOffset, weights, (width, call) => new PanelGroups(panels, width).Write(writer, call));

    /// <summary>Writes the calls that cover the rows, for a worker's share of the panels.</summary>
    public void EmitSharedCalls(SourceWriter writer, LaneType lanes, string name, int panels) =>
        EmitCalls(writer, lanes, name, "", "weights", (width, call) => new PanelGroups(panels, width).WriteShare(writer, call));

    /// <summary>
    /// Covers the rows: the largest tile that the rows fill, and where they don't fill its last place,
    /// that tile once more over the last rows. It computes some of them twice, to the same bits; a narrower tile for what is
    /// left would read all weights again for a few rows. Only rows too few for any tile go one by one.
    /// </summary>
    private void EmitCalls(
        SourceWriter writer, LaneType lanes, string name, string yOffset, string weights, Action<int, Func<int, string, string>> write)
    {
        var tiles = Tiles(lanes);
        for (int index = 0; index < tiles.Count; index++)
        {
            var tile = tiles[index];
            bool last = index == tiles.Count - 1;
            using (writer.Block(last ? "else" : $"{(index == 0 ? "if" : "else if")} (rows >= {tile.Rows})"))
            {
                if (tile.Rows == 1 && InlinedOutputs > 0)
                {
                    EmitRowLoop(writer, lanes);
                    continue;
                }

                string whole = tile.Rows == 1 ? "rows" : $"rows - rows % {tile.Rows}";
                write(tile.Panels, (width, panel) =>
                    $"{name}{tile.Rows}x{width}({Arguments(weights, panel, yOffset, "")}, {whole});");
                if (tile.Rows == 1)
                    continue;
                using (writer.Block($"if (rows % {tile.Rows} != 0)"))
                {
                    writer.Line($"ref float {string.Join(", ", Rest.Select(rest =>
                        $"{rest.To} = ref Unsafe.Add(ref {rest.From}, (rows - {tile.Rows}) * {Literal.Of(rest.Stride)})"))};");
                    write(tile.Panels, (width, panel) =>
                        $"{name}{tile.Rows}x{width}({Arguments(weights, panel, yOffset, "Rest")}, {tile.Rows});");
                }
            }
        }
    }

    private void EmitRowLoop(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(InputStride)}), yRow = ref Unsafe.Add(ref y, row * {Literal.Of(OutputStride)});");
            EmitRowCalls(writer, lanes, "Row");
        }
    }

    private IEnumerable<(string From, string To, int Stride)> Rest
    {
        get
        {
            yield return ("x", "xRest", InputStride);
            if (Derivative is not null)
                yield return ("saved", "savedRest", SavedStride);
            yield return ("y", "yRest", OutputStride);
        }
    }

    private string Arguments(string weights, string panel, string yOffset, string rest)
    {
        var arguments = new List<string> { $"ref x{rest}", PanelGroups.At(weights, panel, PanelStride) };
        if (Bias)
            arguments.Add(PanelGroups.At("bias", panel, 16));
        arguments.AddRange((Normalization?.TileNames ?? []).Select(normalization => PanelGroups.At(normalization, panel, 16)));
        if (Derivative is not null)
            arguments.Add(Output($"saved{rest}"));
        if (Adds)
            arguments.Add(Output(From + rest));
        arguments.Add(Output($"y{rest}"));
        return string.Join(", ", arguments);

        string Output(string name)
        {
            string offset = panel == "0" ? "" : panel == "panel" ? "panel * 16" : Literal.Of(16 * int.Parse(panel, System.Globalization.CultureInfo.InvariantCulture));
            string sum = yOffset.Length == 0 ? offset : offset.Length == 0 ? yOffset : $"{yOffset} + {offset}";
            return sum.Length == 0 ? $"ref {name}" : $"ref Unsafe.Add(ref {name}, {sum})";
        }
    }
}
