using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>
/// Multiplies each sample's loss and its gradient by the sample's scale, if the caller gave weights: after the loss's own kernel, which so needs no
/// weights, and whose bits stay where there are none.
/// </summary>
internal sealed record WeighRows(int Length, int Stride) : KernelPlan
{
    private int Padded => (Length + 15) / 16 * 16;

    public override string Name => $"WeighRows{Length}";

    protected override string Details => KernelDetail.Stride("gradient", Stride, Length);

    public override EquatableArray<string> Parameters => new("ref float gradient", "ref float losses", "ref float scales", "bool weighs");

    public override Sharing Sharing => Sharing.Rows;

    // Ordinarily there are no weights.
    public override long Work => 0;

    public override string Describe() => $"losses[rows] and gradient[rows, {Length}] times the samples' scales, if they have weights.";

    /// <summary>Calls it after a loss's own kernel.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="loss">The loss.</param>
    public static void Plan(PassPlanner pass, LossOperation loss) => pass.Call(
        new WeighRows(loss.Gradient.Features, pass.StrideOf(loss.Gradient)),
        pass.Written(loss.Gradient), Operand.LossesOf(loss), Operand.SampleScalesOf(loss), new(OperandKind.WeighsSamples));

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            writer.Line($"if (weighs) SampleScales.Apply(ref gradient, {Literal.Of(Padded)}, {Literal.Of(Stride)}, ref losses, ref scales, rows);");
    }
}
