using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Slopes;

/// <summary>The parametric rectifier on rows, or with a gradient its derivative times that.</summary>
/// <param name="Norm">The rows.</param>
/// <param name="OutputStride">From one row of what it writes to the next.</param>
/// <param name="GradientStride">From one row of the gradient to the next; 0 for the value.</param>
internal sealed record PReluRows(SlopeRows Norm, int OutputStride, int GradientStride) : KernelPlan
{
    private bool IsGradient => GradientStride > 0;

    public override string Name => $"PRelu{(IsGradient ? "Gradient" : "")}{Norm.Name}";

    protected override string Details => Norm.Details + KernelDetail.Stride("y", OutputStride, Norm.Features)
        + (IsGradient ? KernelDetail.Stride("dy", GradientStride, Norm.Features) : "");

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float slope", .. IsGradient ? ["ref float dy"] : Array.Empty<string>(), "ref float y"]);

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => 3L * Norm.Padded;

    public override string Describe() => IsGradient
        ? $"y[rows, {Norm.Features}] = dy where x > 0, else slope · dy."
        : $"y[rows, {Norm.Features}] = x where x > 0, else slope · x.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            using (writer.Block($"for (int c = 0; c < {Literal.Of(Norm.Padded)}; c += {lanes.Count})"))
            {
                Norm.EmitSlopes(writer, lanes);
                writer.Line($"{lanes.Float} v = {lanes.Load("Unsafe.Add(ref x, c)")}{(IsGradient ? $", g = {lanes.Load("Unsafe.Add(ref dy, c)")}" : "")};");
                string factor = IsGradient ? "g" : "v";
                writer.Line($"({lanes.Select(lanes.GreaterThan("v", lanes.Zero), factor, $"{factor} * slopes")}).StoreUnsafe(ref Unsafe.Add(ref y, c));");
            }

            writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(Norm.Stride)}); y = ref Unsafe.Add(ref y, {Literal.Of(OutputStride)});");
            if (IsGradient)
                writer.Line($"dy = ref Unsafe.Add(ref dy, {Literal.Of(GradientStride)});");
        }
    }
}
