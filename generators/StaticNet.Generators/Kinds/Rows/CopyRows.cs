using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>Copies the caller's inputs to rows padded with zeros, for a first layer that reads whole vectors.</summary>
internal sealed record CopyRows(int Length, int Stride) : KernelPlan
{
    public override string Name => $"CopyRows{Length}";

    protected override string Details => KernelDetail.Stride("y", Stride, Length);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => Stride;

    public override string Describe() => $"y[rows, {Stride}] = x[rows, {Length}], padded with zeros.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            writer.Line($"PaddedRows.Pad(ref x, {Literal.Of(Length)}, ref y, {Literal.Of(Stride)}, rows);");
    }
}
