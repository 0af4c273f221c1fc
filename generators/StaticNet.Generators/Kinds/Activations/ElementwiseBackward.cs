using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary>The gradient of an activation over whole rows, from its saved output or input. Or over rows with other values between them.</summary>
/// <param name="Function">The activation.</param>
/// <param name="Stride">From one row of what it writes to the next.</param>
internal sealed record ElementwiseBackward(ElementwiseFunction Function, int Stride) : KernelPlan
{
    /// <summary>The features of a row where rows are parts of others; 0 for whole rows.</summary>
    public int Features { get; init; }

    /// <summary>From one row of the gradient to the next where rows are parts of others.</summary>
    public int GradientStride { get; init; }

    /// <summary>From one saved row to the next where rows are parts of others.</summary>
    public int SavedStride { get; init; }

    public override string Name => $"{Function.Identifier}Gradient{Stride}";

    protected override string Details =>
        Features == 0 ? "" : $"_of{Literal.Of(Features)}_dy{Literal.Of(GradientStride)}_saved{Literal.Of(SavedStride)}";

    public override EquatableArray<string> Parameters => new("ref float dy", "ref float saved", "ref float dx");

    public override Sharing Sharing => Sharing.Rows;

    public override bool TakesBlocks => true;

    public override long Work => (long)Row * (1 + Function.Flops);

    // The elements of a row that it computes.
    private int Row => Features == 0 ? Stride : (Features + 15) / 16 * 16;

    public override string Describe() =>
        $"dx = dy × the derivative of {Function.Name}, from its saved {(Function.SavesInput ? "input" : "output")}, rows of {(Features == 0 ? Stride : Features)}{(Features == 0 ? "" : ", parts of others")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            if (Features == 0)
            {
                EmitLoop(writer, lanes, $"rows * {Literal.Of(Stride)}");
                return;
            }

            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                EmitLoop(writer, lanes, Literal.Of(Row));
                writer.Line($"dy = ref Unsafe.Add(ref dy, {Literal.Of(GradientStride)}); saved = ref Unsafe.Add(ref saved, {Literal.Of(SavedStride)}); "
                    + $"dx = ref Unsafe.Add(ref dx, {Literal.Of(Stride)});");
            }
        }
    }

    private void EmitLoop(SourceWriter writer, LaneType lanes, string length)
    {
        using (writer.Block($"for (int i = 0; i < {length}; i += {lanes.Count})"))
        {
            writer.Line($"{lanes.Float} g = {lanes.Load("Unsafe.Add(ref dy, i)")};");
            writer.Line($"{lanes.Float} v = {lanes.Load("Unsafe.Add(ref saved, i)")};");
            writer.Line($"{lanes.Float} d = {Function.Backward(lanes, "g", "v")};");
            writer.Line("d.StoreUnsafe(ref Unsafe.Add(ref dx, i));");
        }
    }
}
