using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kernels;

/// <summary>
/// The gradient of a dense layer's weights: a register tile of inputs × outputs sums over the rows of the batch, and while
/// it is stored its squares are added to the sixteen double lanes of its panel. Lanes sum in ascending order of inputs, so
/// the tile's shape doesn't show in the norm.
/// </summary>
internal sealed record DenseWeightGradient(
    int Inputs, int Outputs, int InputStride, int GradientStride, int PanelStride, bool ClipsValues) : KernelPlan
{
    public override string Name => $"WeightGradient{Inputs}x{Outputs}{(ClipsValues ? "Clipped" : "")}";

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float dy", "ref float gradient", "ref double squares", .. ClipsValues ? ["float limit"] : Array.Empty<string>()]);

    public override Sharing Sharing => Outputs > 32 ? Sharing.Columns : Sharing.None;

    public override long Work => (long)Inputs * ((Outputs + 15) / 16 * 16);

    public override string Describe() =>
        $"gradient[{Inputs}, {Outputs}] = x[rows, {Inputs}]ᵀ · dy[rows, {Outputs}]{(ClipsValues ? ", clamped" : "")}, with the sums of its squares.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        int panels = (Outputs + 15) / 16;
        int rest = Inputs % lanes.MainTile.Rows;
        int whole = Inputs - rest;
        var groups = new PanelGroups(panels, lanes.MainTile.Panels);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            if (whole > 0)
                groups.Write(writer, (width, panel) => Call(name, lanes.MainTile.Rows, width, panel, 0));
            if (rest > 0)
                groups.Write(writer, (width, panel) => Call(name, rest, width, panel, whole));
        }

        foreach (int width in groups.Widths)
        {
            if (whole > 0)
                EmitTile(writer, lanes, name, lanes.MainTile.Rows, width, whole, continues: false);
            if (rest > 0)
                EmitTile(writer, lanes, name, rest, width, rest, continues: whole > 0);
        }
    }

    public override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        int rest = Inputs % lanes.MainTile.Rows;
        int whole = Inputs - rest;
        var groups = new PanelGroups((Outputs + 15) / 16, lanes.MainTile.Panels);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}Share({string.Join(", ", Parameters)}, int rows, int worker, int workers)"))
        {
            if (whole > 0)
                groups.WriteShare(writer, (width, panel) => Call(name, lanes.MainTile.Rows, width, panel, 0));
            if (rest > 0)
                groups.WriteShare(writer, (width, panel) => Call(name, rest, width, panel, whole));
        }
    }

    private string Call(string name, int tileRows, int width, string panel, int firstInput)
    {
        string x = firstInput == 0 ? "ref x" : $"ref Unsafe.Add(ref x, {firstInput})";
        string gradient = panel == "panel"
            ? $"ref Unsafe.Add(ref gradient, panel * {Literal.Of(PanelStride)}{(firstInput == 0 ? "" : $" + {Literal.Of(16 * firstInput)}")})"
            : PanelGroups.At("gradient", Literal.Of((int.Parse(panel, System.Globalization.CultureInfo.InvariantCulture) * PanelStride) + (16 * firstInput)), 1);
        return $"{name}_{tileRows}x{width}({x}, {PanelGroups.At("dy", panel, 16)}, {gradient}, "
            + $"{PanelGroups.At("squares", panel, 16)}, {(ClipsValues ? "limit, " : "")}rows);";
    }

    private void EmitTile(SourceWriter writer, LaneType lanes, string name, int tileRows, int panels, int inputs, bool continues)
    {
        int vectors = panels * lanes.PartVectors;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_{tileRows}x{panels}({string.Join(", ", Parameters)}, int rows)"))
        using (KernelText.Parts(writer, lanes))
        {
            var squares = new SquareSums(lanes, vectors);
            squares.EmitStart(writer, continues);
            writer.Line($"ref float xTile = ref x, gTile = ref {KernelText.AtPart(lanes, "gradient")};");
            using (inputs > tileRows ? writer.Block($"for (int i = 0; i < {Literal.Of(inputs)}; i += {tileRows})") : (SourceWriter.Scope?)null)
            {
                EmitSum(writer, lanes, tileRows, vectors);
                for (int row = 0; row < tileRows; row++)
                    for (int vector = 0; vector < vectors; vector++)
                        squares.EmitStore(writer, $"a{row}_{vector}", vector, KernelText.At("gTile", Place(lanes, row, vector)), ClipsValues);
                if (inputs > tileRows)
                {
                    writer.Line($"xTile = ref Unsafe.Add(ref xTile, {tileRows}); gTile = ref Unsafe.Add(ref gTile, {tileRows * 16});");
                }
            }

            squares.EmitEnd(writer);
        }
    }

    private string Place(LaneType lanes, int row, int vector)
    {
        int constant = (row * 16) + (vector / lanes.PartVectors * PanelStride);
        return vector % lanes.PartVectors == 0
            ? Literal.Of(constant)
            : constant == 0 ? lanes.Count : $"{Literal.Of(constant)} + {lanes.Count}";
    }

    private void EmitSum(SourceWriter writer, LaneType lanes, int tileRows, int vectors)
    {
        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"{lanes.Float} {string.Join(", ", Enumerable.Range(0, tileRows).Select(row => $"a{row}_{vector} = {lanes.Zero}"))};");
        writer.Line($"ref float xi = ref xTile, di = ref {KernelText.AtPart(lanes, "dy")};");
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            for (int vector = 0; vector < vectors; vector++)
                writer.Line($"{lanes.Float} d{vector} = {lanes.Load(KernelText.At("di", KernelText.Offset(lanes, vector, 16)))};");
            for (int row = 0; row < tileRows; row++)
                writer.Line($"{lanes.Float} x{row} = {lanes.Broadcast(KernelText.At("xi", Literal.Of(row)))}; " + string.Join(" ", Enumerable.Range(0, vectors)
                    .Select(vector => $"a{row}_{vector} = {lanes.MultiplyAdd($"x{row}", $"d{vector}", $"a{row}_{vector}")};")));
            writer.Line($"xi = ref Unsafe.Add(ref xi, {Literal.Of(InputStride)}); di = ref Unsafe.Add(ref di, {Literal.Of(GradientStride)});");
        }
    }
}
