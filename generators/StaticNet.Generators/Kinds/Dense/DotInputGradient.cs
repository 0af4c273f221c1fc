using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// The gradient of the inputs of a dense layer with very few outputs, times the derivative of the activation that computed
/// them: its weights already lie along the inputs.
/// </summary>
internal sealed record DotInputGradient(
    int Inputs, int Outputs, int GradientStride, int InputGradientStride, ElementwiseFunction? Activation, int SavedStride) : KernelPlan
{
    public override string Name => $"DotInputGradient{Inputs}x{Outputs}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("x", GradientStride, Outputs) + KernelDetail.Stride("y", InputGradientStride, Inputs)
        + KernelDetail.Saved(Activation is not null, SavedStride, Inputs);

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float weights", .. Activation is null ? Array.Empty<string>() : ["ref float saved"], "ref float y"]);

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Inputs * Outputs;

    public override string Describe() =>
        $"y[rows, {Inputs}] = x[rows, {Outputs}] · weights[{Outputs}, {Inputs}]{(Activation is null ? "" : $" × the derivative of {Activation.Name}")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        int padded = DotLoops.Padded(Inputs);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float yRow = ref Unsafe.Add(ref y, row * {Literal.Of(InputGradientStride)});");
            if (Activation is not null)
                writer.Line($"ref float savedRow = ref Unsafe.Add(ref saved, row * {Literal.Of(SavedStride)});");
            for (int output = 0; output < Outputs; output++)
                writer.Line($"{lanes.Float} d{output} = {lanes.Broadcast(KernelText.At("x", $"row * {Literal.Of(GradientStride)} + {output}"))};");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(padded)}; i += {lanes.Count})"))
            {
                writer.Line($"{lanes.Float} a = d0 * {lanes.Load("Unsafe.Add(ref weights, i)")};");
                for (int output = 1; output < Outputs; output++)
                    writer.Line($"a = {lanes.MultiplyAdd($"d{output}", lanes.Load($"Unsafe.Add(ref weights, i + {Literal.Of(output * padded)})"), "a")};");
                if (Activation is not null)
                {
                    writer.Line($"{lanes.Float} s = {lanes.Load("Unsafe.Add(ref savedRow, i)")};");
                    writer.Line($"a = {Activation.Backward(lanes, "a", "s")};");
                }

                writer.Line("a.StoreUnsafe(ref Unsafe.Add(ref yRow, i));");
            }
        }
    }
}
