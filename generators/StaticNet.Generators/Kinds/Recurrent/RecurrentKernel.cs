using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>What kernels of recurrences share: the product of a step's states, and the cells made of its sums.</summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Strides">From one step to the next.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
internal abstract record RecurrentKernel(RecurrentShape Shape, RecurrentStrides Strides, int PanelStride) : KernelPlan
{
    private const string Joined = "Sums", Apart = "StateSums";

    /// <summary>Beyond so many weights of states what a call costs is little beside its work.</summary>
    private const int MaxInlined = 64 * 64;

    /// <summary>The cell.</summary>
    protected RecurrentCell Cell => Shape.Cell;

    /// <summary>From one sample's outputs to the next one's.</summary>
    protected int OutputSample => Strides.Output * (Shape.MakesAll ? Shape.Steps : 1);

    /// <summary>Whether the cell behind the last step is left elsewhere than those before it, so that its place is told to each step.</summary>
    protected virtual bool LeavesCell => false;

    /// <summary>Whether the products of a single sample are inlined.</summary>
    protected bool InlinesProducts => Shape.Units * Shape.GateFeatures <= MaxInlined;

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => Shape.Steps * ((long)Shape.Units * Shape.GateFeatures + ((long)Cell.Flops * Shape.Padded));

    /// <summary>A parameter, if the kernel has it.</summary>
    protected static string[] If(bool condition, string parameter) => condition ? [parameter] : [];

    /// <summary>Writes the calls that make a step.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="name">The kernel's method.</param>
    /// <param name="rows">The variables of the step's rows.</param>
    /// <param name="isSingle">Whether there is a single sample, and its products are inlined.</param>
    protected void EmitCalls(SourceWriter writer, string name, RecurrentRows rows, bool isSingle = false)
    {
        string product = isSingle ? StateProduct.Row : "", count = isSingle ? "" : ", rows";
        writer.Line($"{name}_{Joined}{product}(ref {rows.State}, ref weights, ref bias, ref {rows.Sums}, ref {rows.Gates}{count});");
        if (Cell.HasOwnGradients)
            writer.Line($"{name}_{Apart}{product}(ref {rows.State}, ref Unsafe.Add(ref weights, {Literal.Of(Cell.JoinedGates * Shape.Tiles * PanelStride)}), "
                + $"ref Unsafe.Add(ref bias, {Literal.Of(Cell.JoinedGates * Shape.Padded)}), ref {rows.Kept}{count});");
        string[] arguments =
        [
            rows.Gates, .. If(Cell.HasOwnGradients, rows.Sums), .. If(Cell.Kept > 0, rows.Kept), .. If(Cell.CarriesCell, rows.NextCell),
            .. If(ReadsState, rows.State), .. If(Shape.MakesAll, rows.Output), rows.NextState,
        ];
        writer.Line($"{name}_Cells({string.Join(", ", arguments.Select(argument => $"ref {argument}"))}, {rows.NextStride}, {(LeavesCell ? "nextCellStride, " : "")}{Shape.StepArguments}{(isSingle ? "1" : "rows")});");
    }

    /// <summary>Writes the methods that <see cref="EmitCalls"/> calls.</summary>
    protected void EmitMethods(SourceWriter writer, LaneType lanes, string name)
    {
        EmitCells(writer, lanes, name);
        new StateProduct(Shape.Units, Shape.Steps * Strides.Before, PanelStride, Shape.Steps * Strides.Gates, Cell.JoinedGates * Shape.Tiles, Bias: true, Cell.AddsInputsLast, InlinesProducts)
            .Emit(writer, lanes, name + "_" + Joined);
        if (Cell.HasOwnGradients)
            EmitApart(writer, lanes, name);
    }

    // A step that a sample doesn't have hands the state on.
    private bool ReadsState => Cell.ReadsState || Shape.HasLengths;

    private IEnumerable<(string Name, string Stride)> CellRows =>
    [
        ("gates", Literal.Of(Shape.Steps * Strides.Gates)),
        .. Cell.HasOwnGradients ? [("sums", Literal.Of(Shape.Steps * Strides.Gates))] : Array.Empty<(string, string)>(),
        .. Cell.Kept > 0 ? [("kept", Literal.Of(Shape.Steps * Strides.Kept))] : Array.Empty<(string, string)>(),
        .. Cell.CarriesCell ? [("nextCell", LeavesCell ? "nextCellStride" : Literal.Of(Shape.Steps * Strides.Kept))] : Array.Empty<(string, string)>(),
        .. ReadsState ? [("state", Literal.Of(Shape.Steps * Strides.Before))] : Array.Empty<(string, string)>(),
        .. Shape.MakesAll ? [("y", Literal.Of(OutputSample))] : Array.Empty<(string, string)>(),
        ("next", "nextStride"),
    ];

    private void EmitCells(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_Cells({string.Join(", ", CellRows.Select(row => $"ref float {row.Name}"))}, nint nextStride, {(LeavesCell ? "nint nextCellStride, " : "")}{Shape.StepParameters}int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            Shape.EmitWithin(writer, () => EmitUnits(writer, lanes), () => EmitBeyond(writer, lanes));
            foreach (var (row, stride) in CellRows)
                writer.Line($"{row} = ref Unsafe.Add(ref {row}, {stride});");
        }
    }

    /// <summary>Writes the cells of a sample's units.</summary>
    protected virtual void EmitUnits(SourceWriter writer, LaneType lanes)
    {
        using (Shape.UnitLoop(writer, lanes))
            EmitCell(writer, lanes);
    }

    /// <summary>Writes the cells of the units <c>i</c>.</summary>
    protected void EmitCell(SourceWriter writer, LaneType lanes)
    {
        Cell.EmitForward(writer, lanes, new CellPlace(lanes, Shape.Padded));
        writer.Line((Shape.MakesAll ? lanes.Store("h", "y", "i") + " " : "") + lanes.Store("h", "next", "i"));
    }

    // Behind the last step the next state is the output's place, which 0 takes where each step has its output.
    private void EmitBeyond(SourceWriter writer, LaneType lanes)
    {
        using (Shape.UnitLoop(writer, lanes))
        {
            string cell = Cell.CarriesCell ? " " + lanes.Store(lanes.Load("kept", "i"), "nextCell", "i") : "";
            writer.Line(lanes.Store(lanes.Load("state", "i"), "next", "i") + cell + (Shape.MakesAll ? " " + lanes.Store(lanes.Zero, "y", "i") : ""));
        }
    }

    // The sums of the other gates start from their bias alone.
    private void EmitApart(SourceWriter writer, LaneType lanes, string name)
    {
        int panels = (Cell.Gates - Cell.JoinedGates) * Shape.Tiles;
        var tile = new MatrixTile(
            Shape.Units, Shape.Steps * Strides.Before, 16, PanelStride, Shape.Steps * Strides.Kept, Bias: true, null, null, 0, FewRows: true)
        {
            InlinedOutputs = InlinesProducts ? 16 * panels : 0,
        };
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_{Apart}(ref float x, ref float weights, ref float bias, ref float y, int rows)"))
            tile.EmitCalls(writer, lanes, $"{name}_{Apart}", panels);
        if (InlinesProducts)
        {
            writer.Line();
            writer.Line(KernelText.Inlined);
            using (writer.Block($"private static void {name}_{Apart}{StateProduct.Row}(ref float x, ref float weights, ref float bias, ref float y)"))
                tile.EmitRowCalls(writer, lanes);
        }

        tile.EmitTiles(writer, lanes, $"{name}_{Apart}", panels);
    }
}
