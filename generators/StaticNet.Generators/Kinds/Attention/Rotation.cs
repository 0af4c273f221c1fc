using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Positions;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>Turns feature i of each head of queries and keys with feature i + d/2 by an angle of the step, and copies what stands behind them.</summary>
/// <param name="Steps">The steps that there are angles of, and of a sample.</param>
/// <param name="Width">The features of a query.</param>
/// <param name="Heads">The heads that they are divided into.</param>
/// <param name="Base">The longest wavelength over 2π.</param>
/// <param name="IsBack">Whether it turns back, as gradients are.</param>
/// <param name="InputStride">From one row that it reads to the next.</param>
/// <param name="OutputStride">From one row that it writes to the next.</param>
/// <param name="IsStep">Whether a sample has a single step, whose number it is told.</param>
internal sealed record Rotation(int Steps, int Width, int Heads, float Base, bool IsBack, int InputStride, int OutputStride, bool IsStep = false) : KernelPlan
{
    private int Features => Width / Heads;

    private int Half => Features / 2;

    private int Row => 3 * Width;

    private int Padded => (Row + 15) / 16 * 16;

    public override string Name => $"Rotation{Steps}x{Width}By{Heads}{(IsBack ? "Back" : "")}";

    protected override string Details => KernelDetail.Value("base", Base, SelfAttentionLayer.UsualRotaryBase)
        + KernelDetail.Stride("x", InputStride, Row) + KernelDetail.Stride("y", OutputStride, Row) + KernelDetail.If(IsStep, "step");

    public override EquatableArray<string> Parameters => new(["ref float x", "ref float y", .. StreamPlace.ParametersIf(IsStep)]);

    public override Sharing Sharing => Sharing.Rows;

    // A sample is by itself.
    public override int RowsOfTile => 1;

    public override long Work => 6L * (IsStep ? 1 : Steps) * Padded;

    public override string Describe() =>
        $"y[samples, {(IsStep ? "" : $"{Steps}, ")}{Row}] = x with queries and keys of {KernelText.Count(Heads, "head")} turned {(IsBack ? "back " : "")}by angles of their steps.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line($"private static readonly float[] Angles = RotaryAngles.Create({Literal.Of(Steps)}, {Literal.Of(Features)}, {Literal.Of(Base)});");
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int samples)"))
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            if (IsStep)
            {
                writer.Line($"ref float cosines = ref Angles[{StreamPlace.StepOf("sample")} * {Literal.Of(Features)}];");
                EmitRow(writer, lanes);
                return;
            }

            writer.Line("ref float cosines = ref Angles[0];");
            using (writer.Block($"for (int step = 0; step < {Literal.Of(Steps)}; step++)"))
            {
                EmitRow(writer, lanes);
                writer.Line($"cosines = ref Unsafe.Add(ref cosines, {Literal.Of(Features)});");
            }
        }
    }

    private void EmitRow(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int head = 0; head < {Literal.Of(2 * Width)}; head += {Literal.Of(Features)})"))
        using (writer.Block($"for (int i = 0; i < {Literal.Of(Half)}; i += {(IsWhole ? lanes.Count : "1")})"))
            EmitPair(writer, lanes);
        EmitRest(writer, lanes);
        writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(InputStride)}); y = ref Unsafe.Add(ref y, {Literal.Of(OutputStride)});");
    }

    // Whether no vector reaches beyond half a head.
    private bool IsWhole => Half % 16 == 0;

    private void EmitPair(SourceWriter writer, LaneType lanes)
    {
        string first = "head + i", second = $"head + i + {Literal.Of(Half)}";
        string type = IsWhole ? lanes.Float : "float";
        writer.Line($"{type} a = {Load(lanes, "x", first)}, b = {Load(lanes, "x", second)};");
        writer.Line($"{type} cosine = {Load(lanes, "cosines", "i")}, sine = {(IsBack ? "-" : "")}{Load(lanes, "cosines", $"i + {Literal.Of(Half)}")};");
        writer.Line(Store(lanes, MultiplyAdd(lanes, "a", "cosine", "-(b * sine)"), first));
        writer.Line(Store(lanes, MultiplyAdd(lanes, "b", "cosine", "a * sine"), second));
    }

    // Values, and the padding of a row.
    private void EmitRest(SourceWriter writer, LaneType lanes)
    {
        int start = 2 * Width;
        bool isWhole = start % 16 == 0;
        using (writer.Block($"for (int i = {Literal.Of(start)}; i < {Literal.Of(Padded)}; i += {(isWhole ? lanes.Count : "1")})"))
            writer.Line(isWhole ? lanes.Store(lanes.Load("x", "i"), "y", "i") : "Unsafe.Add(ref y, i) = Unsafe.Add(ref x, i);");
    }

    private string Load(LaneType lanes, string reference, string offset) => IsWhole ? lanes.Load(reference, offset) : $"Unsafe.Add(ref {reference}, {offset})";

    private string Store(LaneType lanes, string value, string offset) => IsWhole ? lanes.Store(value, "y", offset) : $"Unsafe.Add(ref y, {offset}) = {value};";

    private string MultiplyAdd(LaneType lanes, string a, string b, string c) => IsWhole ? lanes.MultiplyAdd(a, b, c) : $"float.MultiplyAddEstimate({a}, {b}, {c})";
}
