using StaticNet.Generators.Emission;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kernels;

/// <summary>An activation over whole rows, padding included: one flat loop.</summary>
internal sealed record ElementwiseForward(ElementwiseFunction Function, int Stride) : KernelPlan
{
    public override string Name => $"{Function.Identifier}{Stride}";

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Stride * (1 + Function.Flops);

    public override string Describe() => $"y = {Function.Name}(x), element by element, rows of {Stride}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block($"for (int i = 0; i < rows * {Literal.Of(Stride)}; i += {lanes.Count})"))
        {
            writer.Line($"{lanes.Float} v = {lanes.Load("Unsafe.Add(ref x, i)")};");
            writer.Line($"{lanes.Float} f = {Function.Forward(lanes, "v")};");
            writer.Line("f.StoreUnsafe(ref Unsafe.Add(ref y, i));");
        }
    }
}
