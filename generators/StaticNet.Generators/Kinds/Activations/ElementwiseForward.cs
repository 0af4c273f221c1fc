using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary>An activation over whole rows, padding included: one flat loop. Or over rows with other values between them.</summary>
/// <param name="Function">The activation.</param>
/// <param name="Stride">From one row of outputs to the next.</param>
internal sealed record ElementwiseForward(ElementwiseFunction Function, int Stride) : KernelPlan
{
    /// <summary>Beyond so many elements what a call costs is little beside its work.</summary>
    private const int MaxInlined = 256;

    /// <summary>The features of a row where rows are parts of others; 0 for whole rows.</summary>
    public int Features { get; init; }

    /// <summary>From one row of inputs to the next where rows are parts of others.</summary>
    public int InputStride { get; init; }

    public override string Name => $"{Function.Identifier}{Stride}";

    protected override string Details => Features == 0 ? "" : $"_of{Literal.Of(Features)}_x{Literal.Of(InputStride)}";

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override bool TakesBlocks => true;

    public override long Work => (long)Row * (1 + Function.Flops);

    public override string Describe() => $"y = {Function.Name}(x), element by element, rows of {(Features == 0 ? $"{Stride}" : $"{Features}, {InputStride} apart, to rows {Stride} apart")}.";

    public override bool InlinesRow => Row <= MaxInlined;

    // The elements of a row that it computes.
    private int Row => Features == 0 ? Stride : (Features + 15) / 16 * 16;

    public override void EmitInlinedRow(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Inlined);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)})"))
            EmitLoop(writer, lanes, Literal.Of(Row));
    }

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
                writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(InputStride)}); y = ref Unsafe.Add(ref y, {Literal.Of(Stride)});");
            }
        }
    }

    private void EmitLoop(SourceWriter writer, LaneType lanes, string length)
    {
        using (writer.Block($"for (int i = 0; i < {length}; i += {lanes.Count})"))
        {
            writer.Line($"{lanes.Float} v = {lanes.Load("Unsafe.Add(ref x, i)")};");
            writer.Line($"{lanes.Float} f = {Function.Forward(lanes, "v")};");
            writer.Line("f.StoreUnsafe(ref Unsafe.Add(ref y, i));");
        }
    }
}
