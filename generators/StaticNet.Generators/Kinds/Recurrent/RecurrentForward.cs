using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>
/// A recurrence: a loop over steps, in each of which the states of all samples are multiplied with the weights and the cells made of the sums. Samples lie apart by all
/// steps of one; workers share them, and none waits for another.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Strides">From one step to the next.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
/// <param name="StateStride">From one sample's state before the first step to the next; null where it is 0.</param>
/// <param name="CellStride">From one sample's cell before the first step to the next; null where it is 0.</param>
internal sealed record RecurrentForward(RecurrentShape Shape, RecurrentStrides Strides, int PanelStride, int? StateStride, int? CellStride) : KernelPlan
{
    private const string Joined = "Sums", Apart = "StateSums";

    private RecurrentCell Cell => Shape.Cell;

    public override string Name => Shape.Name;

    protected override string Details => Strides.DetailsOf(Shape) + KernelDetail.Panels(PanelStride, Shape.Units)
        + KernelDetail.Number("state", StateStride ?? 0, 0) + KernelDetail.Number("cell", CellStride ?? 0, 0);

    public override EquatableArray<string> Parameters => new([
        "ref float sums", "ref float weights", "ref float bias", .. If(StateStride is not null, "ref float firstState"), .. If(CellStride is not null, "ref float firstCell"),
        "ref float gates", "ref float before", .. If(Cell.Kept > 0, "ref float kept"), "ref float y", .. If(Shape.HasLengths, "ref int lengths")]);

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => Shape.Steps * ((long)Shape.Units * Shape.GateFeatures + ((long)Cell.Flops * Shape.Padded));

    public override string Describe() =>
        $"{Cell.Formula}, over {KernelText.Count(Shape.Steps, "step")}{(Shape.IsReversed ? " from the last to the first" : "")} of {KernelText.Count(Shape.Units, "unit")}; x·W stands in sums, gates may take its place{(Shape.HasLengths ? "; steps that a sample doesn't have leave its state as it was" : "")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            EmitStart(writer, lanes);
            using (writer.Block($"for (int step = 0; step < {Literal.Of(Shape.Steps)}; step++)"))
                EmitStep(writer, name);
        }

        writer.Line();
        EmitCells(writer, lanes, name);
        new StateProduct(Shape.Units, Shape.Steps * Strides.Before, PanelStride, Shape.Steps * Strides.Gates, Cell.JoinedGates * Shape.Tiles, Bias: true).Emit(writer, lanes, name + "_" + Joined);
        if (Cell.HasOwnGradients)
            EmitApart(writer, lanes, name);
    }

    private static string[] If(bool condition, string parameter) => condition ? [parameter] : [];

    private int FirstStep => Shape.IsReversed ? Shape.Steps - 1 : 0;

    // What stands before the first step: what is given, or 0.
    private void EmitStart(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            EmitFirst(writer, lanes, "before", Strides.Before, "firstState", StateStride);
            if (Cell.CarriesCell)
                EmitFirst(writer, lanes, "kept", Strides.Kept, "firstCell", CellStride);
        }
    }

    private void EmitFirst(SourceWriter writer, LaneType lanes, string buffer, int stride, string given, int? givenStride)
    {
        writer.Line($"ref float {buffer}Row = ref Unsafe.Add(ref {buffer}, (nint)row * {Literal.Of(Shape.Steps * stride)} + {Literal.Of(FirstStep * stride)});");
        if (givenStride is { } rows)
            writer.Line($"ref float {given}Row = ref Unsafe.Add(ref {given}, (nint)row * {Literal.Of(rows)});");
        using (writer.Block($"for (int i = 0; i < {Literal.Of(Shape.Padded)}; i += {lanes.Count})"))
            writer.Line(lanes.Store(givenStride is null ? lanes.Zero : lanes.Load($"{given}Row", "i"), $"{buffer}Row", "i"));
    }

    private void EmitStep(SourceWriter writer, string name)
    {
        writer.Line($"nint at = {(Shape.IsReversed ? $"{Literal.Of(Shape.Steps - 1)} - step" : "step")}, next = at {(Shape.IsReversed ? "-" : "+")} 1;");
        writer.Line($"bool ends = step == {Literal.Of(Shape.Steps - 1)};");
        writer.Line($"ref float gatesStep = ref Unsafe.Add(ref gates, at * {Literal.Of(Strides.Gates)}), beforeStep = ref Unsafe.Add(ref before, at * {Literal.Of(Strides.Before)});");
        writer.Line($"ref float sumsStep = ref Unsafe.Add(ref sums, at * {Literal.Of(Strides.Gates)});");
        writer.Line($"ref float yStep = ref {(Shape.MakesAll ? $"Unsafe.Add(ref y, at * {Literal.Of(Strides.Output)})" : "y")};");
        writer.Line($"ref float nextState = ref ends ? ref yStep : ref Unsafe.Add(ref before, next * {Literal.Of(Strides.Before)});");
        writer.Line($"nint nextStride = ends ? {Literal.Of(OutputSample)} : {Literal.Of(Shape.Steps * Strides.Before)};");
        if (Cell.Kept > 0)
            writer.Line($"ref float keptStep = ref Unsafe.Add(ref kept, at * {Literal.Of(Strides.Kept)});");
        if (Cell.CarriesCell)
            writer.Line($"ref float nextCell = ref ends ? ref Unsafe.Add(ref keptStep, {Literal.Of(Shape.Padded)}) : ref Unsafe.Add(ref kept, next * {Literal.Of(Strides.Kept)});");
        writer.Line($"{name}_{Joined}(ref beforeStep, ref weights, ref bias, ref sumsStep, ref gatesStep, rows);");
        if (Cell.HasOwnGradients)
            writer.Line($"{name}_{Apart}(ref beforeStep, ref Unsafe.Add(ref weights, {Literal.Of(Cell.JoinedGates * Shape.Tiles * PanelStride)}), "
                + $"ref Unsafe.Add(ref bias, {Literal.Of(Cell.JoinedGates * Shape.Padded)}), ref keptStep, rows);");
        writer.Line($"{name}_Cells({string.Join(", ", CellArguments.Select(argument => $"ref {argument}"))}, nextStride, {Shape.StepArguments}rows);");
    }

    // A step that a sample doesn't have hands the state on.
    private bool ReadsState => Cell.ReadsState || Shape.HasLengths;

    private int OutputSample => Strides.Output * (Shape.MakesAll ? Shape.Steps : 1);

    private IEnumerable<string> CellArguments =>
        ["gatesStep", .. If(Cell.HasOwnGradients, "sumsStep"), .. If(Cell.Kept > 0, "keptStep"), .. If(Cell.CarriesCell, "nextCell"), .. If(ReadsState, "beforeStep"), .. If(Shape.MakesAll, "yStep"), "nextState"];

    private IEnumerable<(string Name, string Stride)> CellRows =>
    [
        ("gates", Literal.Of(Shape.Steps * Strides.Gates)),
        .. Cell.HasOwnGradients ? [("sums", Literal.Of(Shape.Steps * Strides.Gates))] : Array.Empty<(string, string)>(),
        .. Cell.Kept > 0 ? [("kept", Literal.Of(Shape.Steps * Strides.Kept))] : Array.Empty<(string, string)>(),
        .. Cell.CarriesCell ? [("nextCell", Literal.Of(Shape.Steps * Strides.Kept))] : Array.Empty<(string, string)>(),
        .. ReadsState ? [("state", Literal.Of(Shape.Steps * Strides.Before))] : Array.Empty<(string, string)>(),
        .. Shape.MakesAll ? [("y", Literal.Of(OutputSample))] : Array.Empty<(string, string)>(),
        ("next", "nextStride"),
    ];

    private void EmitCells(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_Cells({string.Join(", ", CellRows.Select(row => $"ref float {row.Name}"))}, nint nextStride, {Shape.StepParameters}int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            Shape.EmitWithin(writer, () => EmitUnits(writer, lanes), () => EmitBeyond(writer, lanes));
            foreach (var (row, stride) in CellRows)
                writer.Line($"{row} = ref Unsafe.Add(ref {row}, {stride});");
        }
    }

    private void EmitUnits(SourceWriter writer, LaneType lanes)
    {
        using (Shape.UnitLoop(writer, lanes))
        {
            Cell.EmitForward(writer, lanes, new CellPlace(lanes, Shape.Padded));
            writer.Line((Shape.MakesAll ? lanes.Store("h", "y", "i") + " " : "") + lanes.Store("h", "next", "i"));
        }
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
        var tile = new MatrixTile(
            Shape.Units, Shape.Steps * Strides.Before, 16, PanelStride, Shape.Steps * Strides.Kept, Bias: true, null, null, 0, FewRows: true);
        int panels = (Cell.Gates - Cell.JoinedGates) * Shape.Tiles;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_{Apart}(ref float x, ref float weights, ref float bias, ref float y, int rows)"))
            tile.EmitCalls(writer, lanes, $"{name}_{Apart}", panels);
        tile.EmitTiles(writer, lanes, $"{name}_{Apart}", panels);
    }
}
