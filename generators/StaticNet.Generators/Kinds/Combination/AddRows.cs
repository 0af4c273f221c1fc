using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Combination;

/// <summary>Adds rows to rows, padding included.</summary>
/// <param name="Stride">From one row to the next, of all three.</param>
internal sealed record AddRows(int Stride) : KernelPlan
{
    public override string Name => $"Add{Stride}";

    public override EquatableArray<string> Parameters => new("ref float a", "ref float b", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => 2L * Stride;

    public override string Describe() => $"y = a + b; rows of {Stride}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block($"for (int i = 0; i < rows * {Literal.Of(Stride)}; i += {lanes.Count})"))
            writer.Line($"({lanes.Load("Unsafe.Add(ref a, i)")} + {lanes.Load("Unsafe.Add(ref b, i)")}).StoreUnsafe(ref Unsafe.Add(ref y, i));");
    }
}
