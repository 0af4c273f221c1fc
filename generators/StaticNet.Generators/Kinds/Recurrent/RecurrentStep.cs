using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>
/// A single step of a recurrence, whose states are those of streams: the step makes the next ones of them in their place. Each sum has the order that it has in a loop over
/// steps, so that the states have the same bits.
/// </summary>
/// <param name="Shape">The sizes, of one step.</param>
/// <param name="Strides">From one stream to the next; of the states where those before each step are else.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
internal sealed record RecurrentStep(RecurrentShape Shape, RecurrentStrides Strides, int PanelStride) : RecurrentKernel(Shape, Strides, PanelStride)
{
    private const int HalfPanel = 8;

    public override string Name => $"{Shape.Name}Step";

    protected override string Details => Strides.DetailsOf(Shape) + KernelDetail.Panels(PanelStride, Shape.Units);

    public override EquatableArray<string> Parameters => new([
        "ref float sums", "ref float weights", "ref float bias", "ref float gates", "ref float state", .. If(Cell.Kept > 0, "ref float kept"), "ref float y"]);

    public override string Describe() =>
        $"{Cell.Formula}, a step of {KernelText.Count(Shape.Units, "unit")} that leaves h{(Cell.CarriesCell ? " and c" : "")} where it finds {(Cell.CarriesCell ? "them" : "it")}; "
        + "x·W stands in sums, gates may take its place.";

    public override bool InlinesRow => InlinesProducts;

    private RecurrentRows Rows => new("sums", "gates", "state", "kept", "kept", "y", "state", Literal.Of(Strides.Before));

    public override void EmitInlinedRow(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Inlined);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)})"))
            EmitCalls(writer, Method, Rows, isSingle: true);
    }

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            EmitCalls(writer, name, Rows);
        writer.Line();
        EmitMethods(writer, lanes, name);
    }

    // Where half a panel is padding, so is half of what its functions would take. Nothing reads the padding but that of the output.
    protected override void EmitUnits(SourceWriter writer, LaneType lanes)
    {
        if (Shape.Units > HalfPanel)
        {
            base.EmitUnits(writer, lanes);
            return;
        }

        var few = lanes.ForValues(Shape.Units);
        writer.Line("int i = 0;");
        using (writer.Block($"for (; i < {HalfPanel}; i += {few.Count})"))
            EmitCell(writer, few);
        using (writer.Block($"for (; i < {Literal.Of(Shape.Padded)}; i += {few.Count})"))
            writer.Line(few.Store(few.Zero, "y", "i"));
    }
}
