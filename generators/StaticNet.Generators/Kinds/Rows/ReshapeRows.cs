using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Shapes;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>Copies the elements of each sample to rows of another length, where padding keeps them from being the same memory.</summary>
/// <param name="FromLength">The elements of a row.</param>
/// <param name="FromStride">From one row to the next.</param>
/// <param name="Rows">The rows of a sample where they go.</param>
/// <param name="Length">The elements of a row there.</param>
/// <param name="Stride">From one row to the next there.</param>
internal sealed record ReshapeRows(int FromLength, int FromStride, int Rows, int Length, int Stride) : KernelPlan
{
    public override string Name => $"Reshape{FromLength}To{Rows}x{Length}";

    protected override string Details => KernelDetail.Stride("x", FromStride, FromLength) + KernelDetail.Stride("y", Stride, Length);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Rows * Stride;

    public override string Describe() => $"y[samples, {Rows}, {Length}] = the elements of x in rows of {FromLength}, in their order.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            writer.Line($"RowBlocks.Reshape(ref x, {FromLength}, {FromStride}, ref y, {Rows}, {Length}, {Stride}, rows);");
    }
}
