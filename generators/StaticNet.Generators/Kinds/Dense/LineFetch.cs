using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// What the tiles of many rows fetch into the second-level cache while they compute: one of the next weights' lines for each
/// sixteen steps of four rows, so that <see cref="Rows"/> rows fetch all of them. Weights that come from beyond that cache
/// otherwise cost an eighth of a product's time.
/// </summary>
/// <param name="Origin">The reference to count from, a parameter of the tile.</param>
/// <param name="Start">The first line, counted from the origin.</param>
/// <param name="GroupStep">From the lines of sixteen steps to those of the next sixteen.</param>
/// <param name="RowStep">From the lines of a row to those of the next.</param>
/// <param name="Lines">The lines of sixteen steps, counted from the first of them.</param>
internal sealed record LineFetch(string Origin, int Start, int GroupStep, int RowStep, IReadOnlyList<int> Lines)
{
    /// <summary>The steps of a group.</summary>
    public const int Steps = 16;

    /// <summary>The rows that fetch everything; those beyond fetch it again, which costs nothing.</summary>
    private const int Rows = 64;

    /// <summary>The group of panels behind a tile's: each panel has a line for each step.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="panels">The panels it takes.</param>
    /// <param name="depth">The steps.</param>
    /// <param name="panelStride">From one panel to the next.</param>
    public static LineFetch NextPanels(RegisterTile tile, int panels, int depth, int panelStride) => new(
        "weights",
        panels * panelStride,
        LinesOf(tile) * 16,
        depth / Steps * 16 * Steps / Rows,
        [.. Enumerable.Range(0, panels).SelectMany(panel => Enumerable.Range(0, LinesOf(tile)).Select(line => (panel * panelStride) + (line * 16)))]);

    /// <summary>Declares the place of a row's first lines.</summary>
    public void EmitStart(SourceWriter writer) =>
        writer.Line($"int fetch = {Literal.Of(Start)} + row % {Rows} * {Literal.Of(RowStep)};");

    /// <summary>Fetches the lines of a group.</summary>
    public void EmitGroup(SourceWriter writer)
    {
        foreach (int line in Lines)
            writer.Line($"CachePrefetch.Fetch(ref {Origin}, fetch{(line == 0 ? "" : $" + {Literal.Of(line)}")});");
        writer.Line($"fetch += {Literal.Of(GroupStep)};");
    }

    // Sixteen steps of four rows are as many as a panel's lines divided by all groups.
    private static int LinesOf(RegisterTile tile) => Steps * tile.Rows / Rows;
}
