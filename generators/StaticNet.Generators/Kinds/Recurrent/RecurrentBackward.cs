using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>
/// The gradient of a recurrence: a loop from the last step back to the first. Each makes the gradients of its sums of those of its state, then multiplies them with the
/// weights, turned once a call, for the state before. Sums run in ascending order of gate and unit.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Strides">From one step to the next; of the output in its gradient.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
/// <param name="CarriedStride">From one sample to the next in what is carried back.</param>
/// <param name="Ends">Whether the gradient of the state before the first step is wanted.</param>
/// <param name="Norms">What keeps the gradient's norm from step to step; null for nothing.</param>
/// <param name="Sizes">What keeps the sizes of the states' gradients; null for nothing.</param>
internal sealed record RecurrentBackward(
    RecurrentShape Shape, RecurrentStrides Strides, int PanelStride, int CarriedStride, bool Ends, NormPullRows? Norms = null, StateSizes? Sizes = null) : KernelPlan
{
    private RecurrentCell Cell => Shape.Cell;

    public override string Name => $"{Shape.Name}Gradient";

    protected override string Details => Strides.DetailsOf(Shape) + KernelDetail.Panels(PanelStride, Shape.Units)
        + KernelDetail.Stride("carried", CarriedStride, Shape.Units) + KernelDetail.If(Ends, "state") + Norms?.DetailsOf(Shape) + Sizes?.DetailsOf(Shape);

    public override EquatableArray<string> Parameters => new([
        "ref float dy", "ref float gates", .. If(Cell.Kept > 0, "ref float kept"), .. If(Cell.ReadsState, "ref float before"), "ref float weights", "ref float sums",
        .. If(Cell.HasOwnGradients, "ref float stateSums"), "ref float carried", .. If(Cell.CarriesTwo, "ref float own"), .. Norms is null ? [] : NormPullRows.Parameters,
        .. If(Sizes is not null, $"ref float {StateSizes.Buffer}"), .. If(Shape.HasLengths, "ref int lengths"), "ref float scratch"]);

    /// <summary>The floats of the turned weights.</summary>
    public int Scratch => Shape.GateFeatures * Shape.Padded;

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => Shape.Steps * (((long)Shape.Padded * Shape.GateFeatures) + ((long)Cell.Flops * Shape.Padded));

    public override string Describe() =>
        $"The gradient of {Cell.Formula}, over {KernelText.Count(Shape.Steps, "step")}{(Shape.IsReversed ? " from the first to the last" : " from the last to the first")}{(Shape.HasLengths ? "; steps that a sample doesn't have hand it on" : "")}{(Sizes is not null ? "; keeps the size of each state's" : "")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            writer.Line($"PanelTranspose.Pack(ref weights, {Literal.Of(PanelStride)}, {Literal.Of(Shape.Units)}, {Literal.Of(Shape.GateFeatures)}, ref scratch);");
            EmitStart(writer, lanes);
            using (writer.Block($"for (int step = {Literal.Of(Shape.Steps - 1)}; step >= 0; step--)"))
                EmitStep(writer, name);
            if (Ends && Cell.ReadsState)
                EmitEnd(writer, lanes);
        }

        writer.Line();
        EmitCells(writer, lanes, name);
        EmitProduct(writer, lanes, name);
    }

    private static string[] If(bool condition, string parameter) => condition ? [parameter] : [];

    private string StateSums => Cell.HasOwnGradients ? "stateSums" : "sums";

    // Nothing comes back from behind the last step but, where it alone is made, its gradient.
    private void EmitStart(SourceWriter writer, LaneType lanes)
    {
        Norms?.EmitStart(writer);
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            if (!Shape.MakesAll)
                writer.Line($"ref float dyRow = ref Unsafe.Add(ref dy, (nint)row * {Literal.Of(Strides.Output)});");
            EmitRow(writer, "carried");
            if (Cell.CarriesTwo)
                EmitRow(writer, "own");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(Shape.Padded)}; i += {lanes.Count})"))
            {
                writer.Line(lanes.Store(Shape.MakesAll ? lanes.Zero : lanes.Load("dyRow", "i"), "carriedRow", "i"));
                if (Cell.CarriesTwo)
                    writer.Line(lanes.Store(lanes.Zero, "ownRow", "i"));
            }
        }
    }

    private void EmitRow(SourceWriter writer, string buffer) =>
        writer.Line($"ref float {buffer}Row = ref Unsafe.Add(ref {buffer}, (nint)row * {Literal.Of(CarriedStride)});");

    private void EmitStep(SourceWriter writer, string name)
    {
        writer.Line($"nint at = {(Shape.IsReversed ? $"{Literal.Of(Shape.Steps - 1)} - step" : "step")};");
        string arguments = string.Join(", ", CellRows.Select(row => row.Step == 0 ? $"ref {row.Name}" : $"ref Unsafe.Add(ref {row.Name}, at * {Literal.Of(row.Step)})"));
        Norms?.EmitKeep(writer, Shape, CarriedStride, Strides.Output);
        writer.Line($"{name}_Cells({arguments}, {Shape.StepArguments}rows);");
        writer.Line($"{(Ends || Norms is not null ? "" : "if (step > 0) ")}{name}_Product(ref Unsafe.Add(ref {StateSums}, at * {Literal.Of(Strides.Gates)}), ref scratch, {(Shape.HasLengths ? "ref carried, " : "")}ref carried, rows);");
        Norms?.EmitTurn(writer, Shape, CarriedStride);
    }

    /// <summary>What the cells read and write: from one step to the next, and from one sample to the next.</summary>
    private IEnumerable<(string Name, int Step, int Sample)> CellRows
    {
        get
        {
            if (Shape.MakesAll)
                yield return Steps("dy", Strides.Output);
            yield return Steps("gates", Strides.Gates);
            if (Cell.Kept > 0)
                yield return Steps("kept", Strides.Kept);
            if (Cell.ReadsState)
                yield return Steps("before", Strides.Before);
            yield return Steps("sums", Strides.Gates);
            if (Cell.HasOwnGradients)
                yield return Steps("stateSums", Strides.Gates);
            yield return ("carried", 0, CarriedStride);
            if (Cell.CarriesTwo)
                yield return ("own", 0, CarriedStride);
            if (Sizes is not null)
                yield return (StateSizes.Buffer, 1, Sizes.Stride);
        }
    }

    private (string Name, int Step, int Sample) Steps(string name, int stride) => (name, stride, Shape.Steps * stride);

    private void EmitCells(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_Cells({string.Join(", ", CellRows.Select(row => $"ref float {ParameterOf(row.Name)}"))}, {Shape.StepParameters}int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            Shape.EmitWithin(writer, () => EmitUnits(writer, lanes), () => EmitBeyond(writer, lanes));
            foreach (var (row, _, sample) in CellRows)
                writer.Line($"{ParameterOf(row)} = ref Unsafe.Add(ref {ParameterOf(row)}, {Literal.Of(sample)});");
        }
    }

    private void EmitUnits(SourceWriter writer, LaneType lanes)
    {
        using (Shape.UnitLoop(writer, lanes))
        {
            writer.Line($"{lanes.Float} dh = {lanes.Load("carried", "i")}{(Cell.ReadsState ? $" + {lanes.Load("own", "i")}" : "")}{(Shape.MakesAll ? $" + {lanes.Load("dy", "i")}" : "")};");
            if (Sizes is not null)
                StateSizes.EmitKeep(writer, lanes);
            Cell.EmitBackward(writer, lanes, new CellPlace(lanes, Shape.Padded));
            if (Shape.HasLengths && Sizes is null)
                writer.Line(lanes.Store(lanes.Zero, "carried", "i"));
        }

        if (Sizes is null)
            return;
        StateSizes.EmitTake(writer, Shape.Units);
        if (!Shape.HasLengths)
            return;
        using (Shape.UnitLoop(writer, lanes))
            writer.Line(lanes.Store(lanes.Zero, "carried", "i"));
    }

    // What is carried stays: sums of 0 add nothing to it.
    private void EmitBeyond(SourceWriter writer, LaneType lanes)
    {
        if (Sizes is not null)
            StateSizes.EmitNone(writer);
        using (writer.Block($"for (int i = 0; i < {Literal.Of(Shape.GateFeatures)}; i += {lanes.Count})"))
            writer.Line(lanes.Store(lanes.Zero, "sums", "i") + (Cell.HasOwnGradients ? " " + lanes.Store(lanes.Zero, "stateSums", "i") : ""));
    }

    private static string ParameterOf(string buffer) => buffer == "before" ? "state" : buffer;

    private void EmitProduct(SourceWriter writer, LaneType lanes, string name)
    {
        if (Shape.HasLengths)
        {
            // It adds to what is carried, which is 0 where the sample has the step.
            new StateProduct(Shape.GateFeatures, Shape.Steps * Strides.Gates, 16 * Shape.GateFeatures, CarriedStride, Shape.Tiles, Bias: false, AddsLast: false).Emit(writer, lanes, name + "_Product");
            return;
        }

        var tile = new MatrixTile(
            Shape.GateFeatures, Shape.Steps * Strides.Gates, 16, 16 * Shape.GateFeatures, CarriedStride, Bias: false, null, null, 0, FewRows: true);
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_Product(ref float x, ref float weights, ref float y, int rows)"))
            tile.EmitCalls(writer, lanes, $"{name}_Product", Shape.Tiles);
        tile.EmitTiles(writer, lanes, $"{name}_Product", Shape.Tiles);
    }

    // The two parts of the gradient of the state before the first step.
    private void EmitEnd(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            EmitRow(writer, "carried");
            EmitRow(writer, "own");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(Shape.Padded)}; i += {lanes.Count})"))
                writer.Line(lanes.Store($"{lanes.Load("carriedRow", "i")} + {lanes.Load("ownRow", "i")}", "carriedRow", "i"));
        }
    }
}
