using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Positions;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>The kernel of <see cref="KeepStep"/>.</summary>
/// <param name="Steps">The rows of a sample that are kept.</param>
/// <param name="Features">The features of a row.</param>
/// <param name="InputStride">From one sample's row that comes to the next.</param>
/// <param name="KeptStride">From one row that is kept to the next.</param>
internal sealed record KeptRow(int Steps, int Features, int InputStride, int KeptStride) : KernelPlan
{
    public override string Name => $"KeptRow{Steps}x{Features}";

    protected override string Details => KernelDetail.Stride("x", InputStride, 3 * Features) + KernelDetail.Stride("kept", KeptStride, Features);

    public override EquatableArray<string> Parameters => new(["ref float x", "ref float kept", .. StreamPlace.ParametersIf(isStep: true)]);

    public override Sharing Sharing => Sharing.Rows;

    // A sample is by itself.
    public override int RowsOfTile => 1;

    public override long Work => Features;

    public override string Describe() => $"The row of kept[samples, {Steps}, {Features}] of each sample's step = x[samples, {Features}].";

    // Feature by feature where vectors would reach beyond: what comes behind belongs to others.
    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        bool isWhole = Features % 16 == 0;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int samples)"))
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            writer.Line($"ref float to = ref Unsafe.Add(ref kept, {StreamPlace.StepOf("sample")} * {Literal.Of(KeptStride)});");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(Features)}; i += {(isWhole ? lanes.Count : "1")})"))
                writer.Line(isWhole ? lanes.Store(lanes.Load("x", "i"), "to", "i") : "Unsafe.Add(ref to, i) = Unsafe.Add(ref x, i);");
            writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(InputStride)}); kept = ref Unsafe.Add(ref kept, {Literal.Of(Steps * KeptStride)});");
        }
    }
}
