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
    public override string Name => $"DotForward{Inputs}x{Outputs}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("x", InputStride, Inputs) + KernelDetail.Stride("y", OutputStride, Outputs)
        + KernelDetail.If(!Bias, "unbiased");

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float weights", .. Bias ? ["ref float bias"] : Array.Empty<string>(), "ref float y", "ref float scratch"]);

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Inputs * Outputs;

    public override string Describe() =>
        $"y[rows, {Outputs}] = {(Activation is null ? "" : $"{Activation.Name} of ")}x[rows, {Inputs}] · weights[{Outputs}, {Inputs}]ᵀ"
        + $"{(Bias ? " + bias" : "")}, dot products along the inputs.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(InputStride)});");
            writer.Line($"ref float yRow = ref Unsafe.Add(ref y, row * {Literal.Of(OutputStride)});");
            using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
                writer.Line($"{lanes.Zero}.StoreUnsafe(ref Unsafe.Add(ref yRow, lane));");
            for (int output = 0; output < Outputs; output++)
            {
                string weights = PanelGroups.At("weights", Literal.Of(output), DotLoops.Padded(Inputs));
                string bias = !Bias ? "" : output == 0 ? " + bias" : $" + Unsafe.Add(ref bias, {output})";
                writer.Line($"{KernelText.At("yRow", Literal.Of(output))} = {name}_Dot(ref xRow, {weights}, ref scratch){bias};");
            }

            if (Activation is not null)
            {
                using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
                {
                    writer.Line($"{lanes.Float} v = {lanes.Load("Unsafe.Add(ref yRow, lane)")};");
                    writer.Line($"({Activation.Forward(lanes, "v")}).StoreUnsafe(ref Unsafe.Add(ref yRow, lane));");
                }
            }
        }

        EmitDot(writer, lanes, name);
    }

    private void EmitDot(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static float {name}_Dot(ref float x, ref float w, ref float scratch)"))
        {
            using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
            {
                writer.Line($"{lanes.Float} a0 = {lanes.Zero}, a1 = {lanes.Zero}, a2 = {lanes.Zero}, a3 = {lanes.Zero};");
                DotLoops.Write(writer, Inputs, "lane", count =>
                {
                    for (int vector = 0; vector < count; vector++)
                    {
                        string place = vector == 0 ? "i" : $"i + {16 * vector}";
                        writer.Line($"a{vector} = {lanes.MultiplyAdd(lanes.Load($"Unsafe.Add(ref x, {place})"), lanes.Load($"Unsafe.Add(ref w, {place})"), $"a{vector}")};");
                    }
                });
                writer.Line("((a0 + a1) + (a2 + a3)).StoreUnsafe(ref Unsafe.Add(ref scratch, lane));");
            }

            writer.Line("return FixedOrder.SumLanes(ref scratch);");
        }
    }
}
