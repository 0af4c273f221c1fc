using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary>An activation over whole rows, padding included: one flat loop.</summary>
internal sealed record ElementwiseForward(ElementwiseFunction Function, int Stride) : KernelPlan
{
    /// <summary>Beyond so many elements what a call costs is little beside its work.</summary>
    private const int MaxInlined = 256;

    public override string Name => $"{Function.Identifier}{Stride}";

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Stride * (1 + Function.Flops);

    public override string Describe() => $"y = {Function.Name}(x), element by element, rows of {Stride}.";

    public override bool InlinesRow => Stride <= MaxInlined;

    public override void EmitInlinedRow(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Inlined);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)})"))
            EmitLoop(writer, lanes, Literal.Of(Stride));
    }

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            EmitLoop(writer, lanes, $"rows * {Literal.Of(Stride)}");
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
