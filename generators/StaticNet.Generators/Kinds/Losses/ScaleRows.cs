using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>Multiplies a gradient by the weight of its loss, padding included.</summary>
/// <param name="Factor">The weight.</param>
/// <param name="Stride">From one row to the next.</param>
internal sealed record ScaleRows(float Factor, int Stride) : KernelPlan
{
    public override string Name => $"Scale{Stride}By{Literal.Identifier(Factor)}";

    public override EquatableArray<string> Parameters => new("ref float gradient");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => Stride;

    public override string Describe() => $"gradient times {Literal.Display(Factor)}; rows of {Stride}.";

    /// <summary>Calls it after a loss whose weight isn't 1.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="loss">The loss.</param>
    public static void Plan(PassPlanner pass, LossOperation loss)
    {
        if (loss.Weight != 1f)
            pass.Call(new ScaleRows(loss.Weight, pass.StrideOf(loss.Gradient)), pass.Written(loss.Gradient));
    }

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block($"for (int i = 0; i < rows * {Literal.Of(Stride)}; i += {lanes.Count})"))
            writer.Line($"({lanes.Load("Unsafe.Add(ref gradient, i)")} * {Literal.Of(Factor)}).StoreUnsafe(ref Unsafe.Add(ref gradient, i));");
    }
}
