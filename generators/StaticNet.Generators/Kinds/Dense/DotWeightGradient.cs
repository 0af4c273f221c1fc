using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// The gradient of the weights of a dense layer with very few outputs: lanes run across inputs and each sums over the rows
/// of the batch in ascending order.
/// </summary>
internal sealed record DotWeightGradient(int Inputs, int Outputs, int InputStride, int GradientStride, GradientEpilogue Epilogue) : KernelPlan
{
    public override string Name => $"DotWeightGradient{Inputs}x{Outputs}{Epilogue.Suffix}";

    protected override string Details => KernelDetail.Stride("x", InputStride, Inputs) + KernelDetail.Stride("dy", GradientStride, Outputs);

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float dy", "ref float gradient", "ref double squares", .. Epilogue.Clamps ? ["float limit"] : Array.Empty<string>()]);

    public override Sharing Sharing => Sharing.None;

    public override long Work => (long)Inputs * Outputs;

    public override string Describe() =>
        $"gradient[{Outputs}, {Inputs}] = dy[rows, {Outputs}]ᵀ · x[rows, {Inputs}]{(Epilogue.Clamps ? ", clamped" : "")}, with {Epilogue.Describe("its")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        string arguments = Epilogue.Clamps ? "limit, rows" : "rows";
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            for (int output = 0; output < Outputs; output++)
            {
                string panel = Literal.Of(output);
                writer.Line($"{name}_Row(ref x, {PanelGroups.At("dy", panel, 1)}, {PanelGroups.At("gradient", panel, DotLoops.Padded(Inputs))}, "
                    + $"{PanelGroups.At("squares", panel, 16)}, {arguments});");
            }
        }

        EmitRow(writer, lanes, name);
    }

    private void EmitRow(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_Row({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block($"for (int part = 0; part < 16; part += {lanes.Count})"))
        {
            var squares = new SquareSums(lanes with { PartVectors = 2 }, 1, Epilogue);
            squares.EmitStart(writer, continues: false);
            DotLoops.Write(writer, Inputs, "part", count =>
            {
                writer.Line($"{lanes.Float} {string.Join(", ", Enumerable.Range(0, count).Select(vector => $"a{vector} = {lanes.Zero}"))};");
                writer.Line("ref float xi = ref Unsafe.Add(ref x, i);");
                writer.Line("ref float di = ref dy;");
                using (writer.Block("for (int row = 0; row < rows; row++)"))
                {
                    writer.Line($"{lanes.Float} d = {lanes.Broadcast("di")};");
                    for (int vector = 0; vector < count; vector++)
                        writer.Line($"a{vector} = {lanes.MultiplyAdd(lanes.Load(KernelText.At("xi", Literal.Of(16 * vector))), "d", $"a{vector}")};");
                    writer.Line($"xi = ref Unsafe.Add(ref xi, {Literal.Of(InputStride)});");
                    writer.Line($"di = ref Unsafe.Add(ref di, {Literal.Of(GradientStride)});");
                }

                EmitStores(writer, lanes, squares, count);
            });
            squares.EmitEnd(writer);
        }
    }

    private void EmitStores(SourceWriter writer, LaneType lanes, SquareSums squares, int count)
    {
        for (int vector = 0; vector < count; vector++)
        {
            // Inputs may hold anything in their padding; the gradient's stays zero.
            if (Inputs % 16 != 0 && count < 4 && vector == count - 1)
                writer.Line($"a{vector} = {lanes.Select(Inside(lanes, vector), $"a{vector}", lanes.Zero)};");
            else if (Inputs % 16 != 0 && Padded % 64 == 0 && vector == 3)
                writer.Line($"a{vector} = {lanes.Select(Inside(lanes, vector), $"a{vector}", lanes.Zero)};");
            squares.EmitStore(writer, $"a{vector}", 0, $"Unsafe.Add(ref gradient, i + {16 * vector})");
        }
    }

    private int Padded => DotLoops.Padded(Inputs);

    private string Inside(LaneType lanes, int vector) => lanes.LessThan(
        $"{lanes.Float}.Indices + {lanes.Broadcast($"(float)(i + {16 * vector})")}", lanes.Broadcast($"{Inputs}f"));
}
