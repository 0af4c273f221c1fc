using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>Copies the rows of each sample, or a part of each, to a place in another buffer.</summary>
/// <param name="Rows">The rows of a sample.</param>
/// <param name="Length">The elements of a row.</param>
/// <param name="Cleared">The elements behind each that become 0.</param>
/// <param name="FromStride">From one row to the next.</param>
/// <param name="ToStride">From one row to the next where they go.</param>
/// <param name="FromSample">From one sample to the next.</param>
/// <param name="ToSample">From one sample to the next where they go.</param>
internal sealed record CopyBlocks(int Rows, int Length, int Cleared, int FromStride, int ToStride, int FromSample, int ToSample) : KernelPlan
{
    public override string Name => $"Copy{Rows}x{Length}";

    protected override string Details => KernelDetail.Number("cleared", Cleared, 0)
        + KernelDetail.Stride("x", FromStride, Length) + KernelDetail.Stride("y", ToStride, Length)
        + KernelDetail.Number("xs", FromSample, FromStride * Rows) + KernelDetail.Number("ys", ToSample, ToStride * Rows);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Rows * Length;

    public override string Describe() => $"y[samples, {Rows}, {Length}] = x[samples, {Rows}, {Length}], parts of other buffers{(Cleared > 0 ? $"; {Cleared} floats behind each row become 0" : "")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            writer.Line($"RowBlocks.Copy(ref x, ref y, {Rows}, {Length}, {Cleared}, {FromStride}, {ToStride}, {FromSample}, {ToSample}, rows);");
    }
}
