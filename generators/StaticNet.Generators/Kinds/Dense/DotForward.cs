using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// The forward pass of a dense layer with very few outputs: each is a dot product along the inputs. Element i is added to
/// lane i mod 64 in ascending order, then one fixed tree, so the bits don't depend on the vector width.
/// </summary>
internal sealed record DotForward(
    int Inputs, int Outputs, int InputStride, int OutputStride, bool Bias, ElementwiseFunction? Activation) : KernelPlan
{
    /// <summary>Beyond so many weights what a call costs is little beside its work.</summary>
    private const int MaxInlined = 512;

    public override string Name => $"DotForward{Inputs}x{Outputs}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("x", InputStride, Inputs) + KernelDetail.Stride("y", OutputStride, Outputs)
        + KernelDetail.If(!Bias, "unbiased");

    public override EquatableArray<string> Parameters => Bias ? new("ref float x", "ref float weights", "ref float bias", "ref float y") : new("ref float x", "ref float weights", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Inputs * Outputs;

    public override string Describe() =>
        $"y[rows, {Outputs}] = {(Activation is null ? "" : $"{Activation.Name} of ")}x[rows, {Inputs}] · weights[{Outputs}, {Inputs}]ᵀ"
        + $"{(Bias ? " + bias" : "")}, dot products along the inputs.";

    public override bool InlinesRow => Inputs * Outputs <= MaxInlined;

    public override void EmitInlinedRow(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Inlined);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)})"))
            writer.Line(RowCall("x", "y"));
    }

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(InputStride)}), yRow = ref Unsafe.Add(ref y, row * {Literal.Of(OutputStride)});");
            writer.Line(RowCall("xRow", "yRow"));
        }

        EmitRow(writer, lanes);
        EmitDot(writer, lanes);
    }

    private string RowCall(string x, string y) => $"Row(ref {x}, ref weights, {(Bias ? "ref bias, " : "")}ref {y});";

    // The lanes of a dot product are summed where the outputs go, which have padding for 16.
    private void EmitRow(SourceWriter writer, LaneType lanes)
    {
        writer.Line();
        writer.Line(KernelText.Inlined);
        using (writer.Block($"private static void Row({string.Join(", ", Parameters)})"))
        {
            for (int output = 0; output < Outputs; output++)
            {
                string bias = !Bias ? "" : output == 0 ? " + bias" : $" + Unsafe.Add(ref bias, {output})";
                writer.Line($"float s{output} = Dot(ref x, {PanelGroups.At("weights", Literal.Of(output), DotLoops.Padded(Inputs))}, ref y){bias};");
            }

            using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
                writer.Line(lanes.Store(lanes.Zero, "y", "lane"));
            writer.Line(string.Join(" ", Enumerable.Range(0, Outputs).Select(output => $"{KernelText.At("y", Literal.Of(output))} = s{output};")));
            if (Activation is null)
                return;
            using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
            {
                writer.Line($"{lanes.Float} v = {lanes.Load("y", "lane")};");
                writer.Line(lanes.Store($"({Activation.Forward(lanes, "v")})", "y", "lane"));
            }
        }
    }

    private void EmitDot(SourceWriter writer, LaneType lanes)
    {
        writer.Line();
        writer.Line(InlinesRow ? KernelText.Inlined : KernelText.Optimized);
        using (writer.Block("private static float Dot(ref float x, ref float w, ref float lanes)"))
        {
            using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
            {
                writer.Line($"{lanes.Float} a0 = {lanes.Zero}, a1 = {lanes.Zero}, a2 = {lanes.Zero}, a3 = {lanes.Zero};");
                DotLoops.Write(writer, Inputs, "lane", count =>
                {
                    for (int vector = 0; vector < count; vector++)
                    {
                        string place = vector == 0 ? "i" : $"i + {16 * vector}";
                        writer.Line($"a{vector} = {lanes.MultiplyAdd(lanes.Load("x", place), lanes.Load("w", place), $"a{vector}")};");
                    }
                });
                writer.Line(lanes.Store("((a0 + a1) + (a2 + a3))", "lanes", "lane"));
            }

            writer.Line("return FixedOrder.SumLanes(ref lanes);");
        }
    }
}
