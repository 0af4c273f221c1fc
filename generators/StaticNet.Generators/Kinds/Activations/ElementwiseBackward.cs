using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary>The gradient of an activation over whole rows, from its saved output or input.</summary>
internal sealed record ElementwiseBackward(ElementwiseFunction Function, int Stride) : KernelPlan
{
    public override string Name => $"{Function.Identifier}Gradient{Stride}";

    public override EquatableArray<string> Parameters => new("ref float dy", "ref float saved", "ref float dx");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Stride * (1 + Function.Flops);

    public override string Describe() =>
        $"dx = dy × the derivative of {Function.Name}, from its saved {(Function.SavesInput ? "input" : "output")}, rows of {Stride}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block($"for (int i = 0; i < rows * {Literal.Of(Stride)}; i += {lanes.Count})"))
        {
            writer.Line($"{lanes.Float} g = {lanes.Load("Unsafe.Add(ref dy, i)")};");
            writer.Line($"{lanes.Float} v = {lanes.Load("Unsafe.Add(ref saved, i)")};");
            writer.Line($"{lanes.Float} d = {Function.Backward(lanes, "g", "v")};");
            writer.Line("d.StoreUnsafe(ref Unsafe.Add(ref dx, i));");
        }
    }
}
