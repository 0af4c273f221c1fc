using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.UnitLength;

/// <summary>Rows over their lengths, which are kept for the backward pass.</summary>
internal sealed record UnitNormForward(int Features, int InputStride, int OutputStride, float Epsilon) : KernelPlan
{
    /// <summary>From the lengths of one row to those of the next.</summary>
    public const int LengthStride = 16;

    public override string Name => $"UnitNorm{Features}";

    protected override string Details =>
        KernelDetail.Stride("x", InputStride, Features) + KernelDetail.Stride("y", OutputStride, Features) + KernelDetail.Value("epsilon", Epsilon, 1e-12f);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float lengths", "ref float y", "ref double lanes");

    public override Sharing Sharing => Sharing.Rows;

    // As of a normalization by row without a mean.
    public override long Work => 1_200 + (11L * ((Features + 15) / 16 * 16));

    public override string Describe() => $"y[rows, {Features}] = x over its length, or over {Literal.Display(Epsilon)} if that is larger.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var loops = new FeatureLoops(lanes, Features);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(InputStride)}), yRow = ref Unsafe.Add(ref y, row * {Literal.Of(OutputStride)});");
            writer.Line($"ref float s = ref Unsafe.Add(ref lengths, row * {LengthStride});");
            loops.Sum(writer, ["lanes"], squares: true, (index, _) => [lanes.Load($"Unsafe.Add(ref xRow, {index})")]);
            writer.Line("double length = global::System.Math.Sqrt(FixedOrder.SumLanes(ref lanes));");
            writer.Line($"s = (float)(1 / global::System.Math.Max(length, {Literal.Of(Epsilon)}));");
            writer.Line($"Unsafe.Add(ref s, 1) = length > {Literal.Of(Epsilon)} ? 1f : 0f;");
            writer.Line($"{lanes.Float} inverse = {lanes.Broadcast("s")};");
            loops.ForEach(writer, mask =>
                writer.Line($"({mask($"{lanes.Load("Unsafe.Add(ref xRow, c)")} * inverse")}).StoreUnsafe(ref Unsafe.Add(ref yRow, c));"));
        }
    }
}
