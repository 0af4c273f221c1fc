using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.UnitLength;

/// <summary>The gradient of rows over their lengths.</summary>
internal sealed record UnitNormGradient(int Features, int OutputStride, int GradientStride, int InputGradientStride) : KernelPlan
{
    public override string Name => $"UnitNormGradient{Features}";

    protected override string Details => KernelDetail.Stride("y", OutputStride, Features)
        + KernelDetail.Stride("dy", GradientStride, Features) + KernelDetail.Stride("dx", InputGradientStride, Features);

    public override EquatableArray<string> Parameters => new("ref float dy", "ref float y", "ref float lengths", "ref float dx", "ref double lanes");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => 1_000 + (14L * ((Features + 15) / 16 * 16));

    public override string Describe() => $"dx[rows, {Features}] = (dy − y · (dy · y)) over the length of x; dy over ε where that is shorter.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var loops = new FeatureLoops(lanes, Features);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float dyRow = ref Unsafe.Add(ref dy, row * {Literal.Of(GradientStride)}), yRow = ref Unsafe.Add(ref y, row * {Literal.Of(OutputStride)});");
            writer.Line($"ref float dxRow = ref Unsafe.Add(ref dx, row * {Literal.Of(InputGradientStride)});");
            writer.Line($"ref float s = ref Unsafe.Add(ref lengths, row * {UnitNormForward.LengthStride});");
            loops.Sum(writer, ["lanes"], squares: false, (index, _) =>
                [$"{lanes.Load($"Unsafe.Add(ref dyRow, {index})")} * {lanes.Load($"Unsafe.Add(ref yRow, {index})")}"]);
            writer.Line($"{lanes.Float} inverse = {lanes.Broadcast("s")}, along = {lanes.Broadcast("(float)(-FixedOrder.SumLanes(ref lanes) * Unsafe.Add(ref s, 1))")};");
            loops.ForEach(writer, mask =>
            {
                string value = lanes.MultiplyAdd("along", lanes.Load("Unsafe.Add(ref yRow, c)"), lanes.Load("Unsafe.Add(ref dyRow, c)"));
                writer.Line($"({mask($"{value} * inverse")}).StoreUnsafe(ref Unsafe.Add(ref dxRow, c));");
            });
        }
    }
}
