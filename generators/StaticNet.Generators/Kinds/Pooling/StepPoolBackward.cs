using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>The gradient of a pool over the steps of a sample; every step is written, those beyond a length with 0.</summary>
internal sealed record StepPoolBackward(
    bool IsMax, int Steps, int Length, int Stride, int OutputStride, int GradientStride, int InputGradientStride, bool HasLengths) : KernelPlan
{
    public override string Name => $"{(IsMax ? "Max" : "Avg")}OverStepsGradient{Steps}x{Length}";

    protected override string Details =>
        (IsMax ? KernelDetail.Stride("x", Stride, Length) + KernelDetail.Stride("y", OutputStride, Length) : "")
        + KernelDetail.Stride("dy", GradientStride, Length) + KernelDetail.Stride("dx", InputGradientStride, Length) + KernelDetail.If(HasLengths, "lengths");

    public override EquatableArray<string> Parameters => new(
    [
        .. IsMax ? ["ref float x", "ref float y"] : Array.Empty<string>(),
        "ref float dy", "ref float dx",
        .. HasLengths ? ["ref int lengths"] : Array.Empty<string>(),
    ]);

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (IsMax ? 3L : 1L) * Steps * InputGradientStride;

    public override string Describe() => $"dx[samples, {Steps}, {Length}] = dy[samples, {Length}] "
        + (IsMax ? "at the first step that has the largest value, else 0." : $"over the number of steps{(HasLengths ? " that a sample has, 0 beyond them" : "")}.");

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int samples)"))
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            writer.Line($"int count = {(HasLengths ? "Unsafe.Add(ref lengths, sample)" : Literal.Of(Steps))};");
            if (IsMax)
                writer.Line($"ref float row = ref Unsafe.Add(ref x, sample * {Literal.Of(Steps * Stride)}), largest = ref Unsafe.Add(ref y, sample * {Literal.Of(OutputStride)});");
            writer.Line($"ref float from = ref Unsafe.Add(ref dy, sample * {Literal.Of(GradientStride)}), to = ref Unsafe.Add(ref dx, sample * {Literal.Of(Steps * InputGradientStride)});");
            using (writer.Block($"for (int i = 0; i < {Literal.Of((Length + 15) / 16 * 16)}; i += {lanes.Count})"))
                EmitColumn(writer, lanes);
        }
    }

    private void EmitColumn(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"{lanes.Float} gradient = {lanes.Load("from", "i")}{(IsMax ? "" : $" / {lanes.Broadcast("(float)count")}")};");
        if (IsMax)
            writer.Line($"{lanes.Float} value = {lanes.Load("largest", "i")};");
        using (writer.Block("for (int step = 0; step < count; step++)"))
        {
            if (IsMax)
            {
                // NaN is the largest of what it is among, and equals nothing.
                writer.Line($"{lanes.Float} element = {lanes.Load("row", $"step * {Literal.Of(Stride)} + i")};");
                writer.Line($"{lanes.Mask} isLargest = {lanes.Type}.Equals(element, value) | ~{lanes.Type}.Equals(element, element);");
                writer.Line(Store(lanes.Select("isLargest", "gradient", lanes.Zero)));
                writer.Line($"gradient = {lanes.Select("isLargest", lanes.Zero, "gradient")};");
            }
            else
                writer.Line(Store("gradient"));
        }

        if (HasLengths)
            using (writer.Block($"for (int step = count; step < {Literal.Of(Steps)}; step++)"))
                writer.Line(Store(lanes.Zero));

        string Store(string stored) => lanes.Store(stored, "to", $"step * {Literal.Of(InputGradientStride)} + i");
    }
}
