using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>Adds to the states before each step what the regularizer pulls the weights by, so that the product with the gradients makes both parts of the weights' gradient.</summary>
/// <param name="Norms">The regularizer's values.</param>
/// <param name="Before">The states before each step.</param>
internal sealed record PulledStates(NormPulls Norms, Tensor Before) : Operation, IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Reads => new(Norms.Pulls, Norms.Live, Before);

    public override EquatableArray<Tensor> Writes => new(Norms.States);

    public Tensor? Overwritten => Norms.Pulls;

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new PulledStatesKernel(Before.Rows, Before.Features, pass.StrideOf(Before), pass.StrideOf(Norms.Live), Norms.Weight),
        pass.Of(Before), pass.Of(Norms.Pulls), pass.Of(Norms.Live), pass.Written(Norms.States));
}

/// <summary>The kernel of <see cref="PulledStates"/>. It takes the mean over all samples, so that no part of a batch has its own: one worker makes it.</summary>
/// <param name="Steps">The steps of a sample.</param>
/// <param name="Units">The units of a step.</param>
/// <param name="Stride">From one step to the next.</param>
/// <param name="LiveStride">From one sample's count to the next.</param>
/// <param name="Weight">The regularizer's weight.</param>
internal sealed record PulledStatesKernel(int Steps, int Units, int Stride, int LiveStride, float Weight) : KernelPlan
{
    public override string Name => $"PulledStates{Units}x{Steps}By{Literal.Identifier(Weight)}";

    protected override string Details => KernelDetail.Stride("x", Stride, Units) + KernelDetail.Stride("live", LiveStride, 1);

    public override EquatableArray<string> Parameters => new("ref float before", "ref float pulls", "ref float live", "ref float states");

    public override Sharing Sharing => Sharing.None;

    public override long Work => (long)Steps * Stride;

    public override string Describe() =>
        $"states = before + {Literal.Display(Weight)} / Σ live · pulls, over {KernelText.Count(Steps, "step")} of {KernelText.Count(Units, "unit")}: the regularizer's part of the weights' gradient.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            writer.Line($"StateNorms.Apply(ref before, ref pulls, ref live, {Literal.Of(LiveStride)}, ref states, {Literal.Of(Steps * Stride)}, {Literal.Of(Weight)}, rows);");
    }
}
