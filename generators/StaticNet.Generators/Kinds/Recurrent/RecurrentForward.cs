using StaticNet.Generators.Collections;
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
/// <param name="LastStride">From one sample's states behind the last step to the next one's, where they are left; null where nobody wants them.</param>
internal sealed record RecurrentForward(RecurrentShape Shape, RecurrentStrides Strides, int PanelStride, int? StateStride, int? CellStride, int? LastStride = null)
    : RecurrentKernel(Shape, Strides, PanelStride)
{
    public override string Name => Shape.Name;

    protected override string Details => Strides.DetailsOf(Shape) + KernelDetail.Panels(PanelStride, Shape.Units)
        + KernelDetail.Number("state", StateStride ?? 0, 0) + KernelDetail.Number("cell", CellStride ?? 0, 0)
        + KernelDetail.Number("last", LastStride ?? 0, 0);

    public override EquatableArray<string> Parameters => new([
        "ref float sums", "ref float weights", "ref float bias", .. If(StateStride is not null, "ref float firstState"), .. If(CellStride is not null, "ref float firstCell"),
        "ref float gates", "ref float before", .. If(Cell.Kept > 0, "ref float kept"), "ref float y",
        .. If(LastStride is not null, "ref float lastState"), .. If(LeavesCell, "ref float lastCell"), .. If(Shape.HasLengths, "ref int lengths")]);

    public override string Describe() =>
        $"{Cell.Formula}, over {KernelText.Count(Shape.Steps, "step")}{(Shape.IsReversed ? " from the last to the first" : "")} of {KernelText.Count(Shape.Units, "unit")}; x·W stands in sums, gates may take its place{(Shape.HasLengths ? "; steps that a sample doesn't have leave its state as it was" : "")}{(LastStride is not null ? "; what is behind the last step is left to the next window" : "")}.";

    protected override bool LeavesCell => LastStride is not null && Cell.CarriesCell;

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            EmitStart(writer, lanes);
            using (writer.Block($"for (int step = 0; step < {Literal.Of(Shape.Steps)}; step++)"))
                EmitStep(writer, name);
            if (LastStride is { } last && !Shape.MakesAll)
                EmitLast(writer, lanes, last);
        }

        writer.Line();
        EmitMethods(writer, lanes, name);
    }

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

    // The only state that is made is the output, and the next window's.
    private void EmitLast(SourceWriter writer, LaneType lanes, int last)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float yRow = ref Unsafe.Add(ref y, (nint)row * {Literal.Of(OutputSample)}), lastRow = ref Unsafe.Add(ref lastState, (nint)row * {Literal.Of(last)});");
            using (Shape.UnitLoop(writer, lanes))
                writer.Line(lanes.Store(lanes.Load("yRow", "i"), "lastRow", "i"));
        }
    }

    private void EmitStep(SourceWriter writer, string name)
    {
        writer.Line($"nint at = {(Shape.IsReversed ? $"{Literal.Of(Shape.Steps - 1)} - step" : "step")}, next = at {(Shape.IsReversed ? "-" : "+")} 1;");
        writer.Line($"bool ends = step == {Literal.Of(Shape.Steps - 1)};");
        writer.Line($"ref float gatesStep = ref Unsafe.Add(ref gates, at * {Literal.Of(Strides.Gates)}), beforeStep = ref Unsafe.Add(ref before, at * {Literal.Of(Strides.Before)});");
        writer.Line($"ref float sumsStep = ref Unsafe.Add(ref sums, at * {Literal.Of(Strides.Gates)});");
        writer.Line($"ref float yStep = ref {(Shape.MakesAll ? $"Unsafe.Add(ref y, at * {Literal.Of(Strides.Output)})" : "y")};");
        bool leavesState = LastStride is not null && Shape.MakesAll;
        writer.Line($"ref float nextState = ref ends ? ref {(leavesState ? "lastState" : "yStep")} : ref Unsafe.Add(ref before, next * {Literal.Of(Strides.Before)});");
        writer.Line($"nint nextStride = ends ? {Literal.Of(leavesState ? LastStride!.Value : OutputSample)} : {Literal.Of(Shape.Steps * Strides.Before)};");
        if (Cell.Kept > 0)
            writer.Line($"ref float keptStep = ref Unsafe.Add(ref kept, at * {Literal.Of(Strides.Kept)});");
        if (Cell.CarriesCell)
            writer.Line($"ref float nextCell = ref ends ? ref {(LeavesCell ? "lastCell" : $"Unsafe.Add(ref keptStep, {Literal.Of(Shape.Padded)})")} : ref Unsafe.Add(ref kept, next * {Literal.Of(Strides.Kept)});");
        if (LeavesCell)
            writer.Line($"nint nextCellStride = ends ? {Literal.Of(LastStride!.Value)} : {Literal.Of(Shape.Steps * Strides.Kept)};");
        EmitCalls(writer, name, new RecurrentRows("sumsStep", "gatesStep", "beforeStep", "keptStep", "nextCell", "yStep", "nextState", "nextStride"));
    }
}
