using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Lengths;

/// <summary>Copies the rows that each sample has, unless they are there already, and sets the others to 0.</summary>
/// <param name="Steps">The rows that a sample has room for.</param>
/// <param name="Length">The elements of a row.</param>
/// <param name="Stride">From one row that is read to the next.</param>
/// <param name="OutputStride">From one row that is written to the next.</param>
internal sealed record StepRows(int Steps, int Length, int Stride, int OutputStride) : KernelPlan
{
    private int Padded => (Length + 15) / 16 * 16;

    public override string Name => $"StepRows{Steps}x{Length}";

    protected override string Details => KernelDetail.Stride("x", Stride, Length) + KernelDetail.Stride("y", OutputStride, Length);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y", "ref int lengths");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Steps * OutputStride;

    public override string Describe() => $"y[samples, {Steps}, {Length}] = x, and 0 beyond the steps that a sample has.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int samples)"))
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            writer.Line($"ref float from = ref Unsafe.Add(ref x, sample * {Literal.Of(Steps * Stride)}), to = ref Unsafe.Add(ref y, sample * {Literal.Of(Steps * OutputStride)});");
            writer.Line("int count = Unsafe.Add(ref lengths, sample);");
            if (Stride == OutputStride)
                writer.Line("if (!Unsafe.AreSame(ref from, ref to))");
            EmitRows(writer, lanes, "0", "count", lanes.Load($"Unsafe.Add(ref from, step * {Literal.Of(Stride)})", "i"));
            EmitRows(writer, lanes, "count", Literal.Of(Steps), lanes.Zero);
        }
    }

    private void EmitRows(SourceWriter writer, LaneType lanes, string first, string last, string value)
    {
        using (writer.Block($"for (int step = {first}; step < {last}; step++)"))
        using (writer.Block($"for (int i = 0; i < {Literal.Of(Padded)}; i += {lanes.Count})"))
            writer.Line(lanes.Store(value, $"Unsafe.Add(ref to, step * {Literal.Of(OutputStride)})", "i"));
    }
}
