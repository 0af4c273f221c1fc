using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary>The gradient of a rectifier with dropout behind it, from the output of both: no mask is drawn again.</summary>
internal sealed record RectifiedDropoutGradient(ElementwiseFunction Rectifier, int Stride) : KernelPlan
{
    public override string Name => $"Dropout{Rectifier.Identifier}Gradient{Stride}";

    public override EquatableArray<string> Parameters => new("ref float dy", "ref float y", "ref float dx", "float rate");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Stride * (2 + Rectifier.Flops);

    public override string Describe() => $"dx = dy × 1/(1 − rate) × the derivative of {Rectifier.Name}, 0 where dropout made y 0; rows of {Stride}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            writer.Line($"{lanes.Float} scale = {lanes.Broadcast("DropoutMask.Scale(rate)")};");
            using (writer.Block($"for (int i = 0; i < rows * {Literal.Of(Stride)}; i += {lanes.Count})"))
            {
                writer.Line($"{lanes.Float} g = {lanes.Load("Unsafe.Add(ref dy, i)")} * scale, v = {lanes.Load("Unsafe.Add(ref y, i)")};");
                writer.Line($"({Rectifier.Backward(lanes, "g", "v")}).StoreUnsafe(ref Unsafe.Add(ref dx, i));");
            }
        }
    }
}
