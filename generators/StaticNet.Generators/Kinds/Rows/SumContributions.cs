using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>
/// The gradient of a parameter that several places of a network use: the sum of what each contributed, in the order of the backward pass, with the
/// sums of its squares or magnitudes. Of one that workers computed in parts, the one contribution may be the gradient itself.
/// </summary>
/// <param name="Uses">The contributions.</param>
/// <param name="Panels">The panels of the parameter.</param>
/// <param name="PanelStride">From one panel to the next, whole vectors.</param>
/// <param name="Epilogue">What is done to the gradient as it is written.</param>
internal sealed record SumContributions(int Uses, int Panels, int PanelStride, GradientEpilogue Epilogue) : KernelPlan
{
    public override string Name => $"Sum{Uses}Of{Panels}x{PanelStride}{Epilogue.Suffix}";

    public override EquatableArray<string> Parameters => new([
        "ref float contributions", "ref float gradient", "ref double squares", .. Epilogue.Clamps ? ["float limit"] : Array.Empty<string>()]);

    // The whole of it, whatever the batch.
    public override Sharing Sharing => Sharing.None;

    public override long Work => 1;

    private int Length => Panels * PanelStride;

    public override string Describe() =>
        $"gradient[{Panels}, {PanelStride}] = {(Uses == 1 ? "what is there" : $"the sum of {Uses} contributions")}{(Epilogue.Clamps ? ", clamped" : "")}, with {Epilogue.Describe("its")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block($"for (int panel = 0; panel < {Literal.Of(Panels)}; panel++)"))
        {
            using (writer.Block($"for (int part = 0; part < 16; part += {lanes.Count})"))
            {
                var squares = new SquareSums(lanes with { PartVectors = 2 }, 1, Epilogue);
                squares.EmitStart(writer, continues: false);
                using (writer.Block($"for (int i = part; i < {Literal.Of(PanelStride)}; i += 16)"))
                {
                    writer.Line($"{lanes.Float} a = {lanes.Load("Unsafe.Add(ref contributions, i)")};");
                    for (int use = 1; use < Uses; use++)
                        writer.Line($"a += {lanes.Load($"Unsafe.Add(ref contributions, i + {Literal.Of(use * Length)})")};");
                    squares.EmitStore(writer, "a", 0, "Unsafe.Add(ref gradient, i)");
                }

                squares.EmitEnd(writer);
            }

            writer.Line($"contributions = ref Unsafe.Add(ref contributions, {Literal.Of(PanelStride)}); gradient = ref Unsafe.Add(ref gradient, {Literal.Of(PanelStride)}); squares = ref Unsafe.Add(ref squares, 16);");
        }
    }
}
