using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Combination;

/// <summary>Adds rows to rows, or multiplies them element by element, padding included.</summary>
/// <param name="Multiplies">Whether it multiplies.</param>
/// <param name="Stride">From one row to the next, of all three.</param>
internal sealed record CombineRows(bool Multiplies, int Stride) : KernelPlan
{
    private char Sign => Multiplies ? '*' : '+';

    public override string Name => $"{(Multiplies ? "Multiply" : "Add")}{Stride}";

    public override EquatableArray<string> Parameters => new("ref float a", "ref float b", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override bool TakesBlocks => true;

    public override long Work => 2L * Stride;

    public override string Describe() => $"y = a {(Multiplies ? '·' : '+')} b; rows of {Stride}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block($"for (int i = 0; i < rows * {Literal.Of(Stride)}; i += {lanes.Count})"))
            writer.Line($"({lanes.Load("Unsafe.Add(ref a, i)")} {Sign} {lanes.Load("Unsafe.Add(ref b, i)")}).StoreUnsafe(ref Unsafe.Add(ref y, i));");
    }

    /// <summary>Calls it for two values or more, from left to right.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="multiplies">Whether it multiplies.</param>
    /// <param name="values">The values, of one shape.</param>
    /// <param name="output">What they make.</param>
    public static void Plan(PassPlanner pass, bool multiplies, IReadOnlyList<Tensor> values, Tensor output)
    {
        var kernel = new CombineRows(multiplies, pass.StrideOf(output));
        pass.Call(kernel, pass.Of(values[0]), pass.Of(values[1]), pass.Written(output));
        foreach (var value in values.Skip(2))
            pass.Call(kernel, pass.Of(output), pass.Of(value), pass.Written(output));
    }
}
