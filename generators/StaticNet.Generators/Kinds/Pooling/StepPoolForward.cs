using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>The largest or the mean of each feature over the steps of a sample; lanes run across features, steps in order.</summary>
internal sealed record StepPoolForward(bool IsMax, int Steps, int Length, int Stride, int OutputStride, bool HasLengths) : KernelPlan
{
    public override string Name => $"{(IsMax ? "Max" : "Avg")}OverSteps{Steps}x{Length}";

    protected override string Details => KernelDetail.Stride("x", Stride, Length) + KernelDetail.Stride("y", OutputStride, Length) + KernelDetail.If(HasLengths, "lengths");

    public override EquatableArray<string> Parameters => new(["ref float x", "ref float y", .. HasLengths ? ["ref int lengths"] : Array.Empty<string>()]);

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (IsMax ? 1L : 2L) * Steps * Stride;

    public override string Describe() =>
        $"y[samples, {Length}] = the {(IsMax ? "largest" : "mean")} of x[samples, {Steps}, {Length}] over the steps{(HasLengths ? " that a sample has" : "")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int samples)"))
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            writer.Line($"int count = {(HasLengths ? "Unsafe.Add(ref lengths, sample)" : Literal.Of(Steps))};");
            writer.Line($"ref float row = ref Unsafe.Add(ref x, sample * {Literal.Of(Steps * Stride)}), output = ref Unsafe.Add(ref y, sample * {Literal.Of(OutputStride)});");
            using (writer.Block($"for (int i = 0; i < {Literal.Of((Length + 15) / 16 * 16)}; i += {lanes.Count})"))
            {
                if (IsMax)
                    EmitMax(writer, lanes);
                else
                    EmitMean(writer, lanes);
            }
        }
    }

    private void EmitMax(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"{lanes.Float} largest = {lanes.Load("row", "i")};");
        using (writer.Block("for (int step = 1; step < count; step++)"))
            writer.Line($"largest = {lanes.Max("largest", lanes.Load("row", $"step * {Literal.Of(Stride)} + i"))};");
        writer.Line(lanes.Store("largest", "output", "i"));
    }

    private void EmitMean(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"{lanes.Double} low = {lanes.Double}.Zero, high = {lanes.Double}.Zero, divisor = {lanes.Broadcast("(double)count")};");
        using (writer.Block("for (int step = 0; step < count; step++)"))
        {
            writer.Line($"{lanes.Float} value = {lanes.Load("row", $"step * {Literal.Of(Stride)} + i")};");
            writer.Line($"low += {lanes.WidenLower("value")}; high += {lanes.WidenUpper("value")};");
        }

        writer.Line(lanes.Store(lanes.Narrow("low / divisor", "high / divisor"), "output", "i"));
    }
}
