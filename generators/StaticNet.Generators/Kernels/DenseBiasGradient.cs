using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kernels;

/// <summary>The gradient of a bias: the sum of a gradient over the rows of the batch, with the sums of its squares.</summary>
internal sealed record DenseBiasGradient(int Outputs, int GradientStride, bool ClipsValues) : KernelPlan
{
    public override string Name => $"BiasGradient{Outputs}{(ClipsValues ? "Clipped" : "")}";

    public override EquatableArray<string> Parameters => new([
        "ref float dy", "ref float gradient", "ref double squares", .. ClipsValues ? ["float limit"] : Array.Empty<string>()]);

    public override string Describe() => $"gradient[{Outputs}] = the sum of dy[rows, {Outputs}] over rows, with the sums of its squares.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var groups = new PanelGroups((Outputs + 15) / 16, 8 / lanes.PartVectors);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({string.Join(", ", Parameters)}, int rows)"))
            groups.Write(writer, (width, panel) =>
                $"{name}_{width}({PanelGroups.At("dy", panel, 16)}, {PanelGroups.At("gradient", panel, 16)}, "
                + $"{PanelGroups.At("squares", panel, 16)}, {(ClipsValues ? "limit, " : "")}rows);");
        foreach (int width in groups.Widths)
            EmitGroup(writer, lanes, name, width);
    }

    private void EmitGroup(SourceWriter writer, LaneType lanes, string name, int panels)
    {
        int vectors = panels * lanes.PartVectors;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_{panels}({string.Join(", ", Parameters)}, int rows)"))
        using (KernelText.Parts(writer, lanes))
        {
            var squares = new SquareSums(lanes, vectors);
            squares.EmitStart(writer, continues: false);
            writer.Line($"{lanes.Float} {string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"a{vector} = {lanes.Zero}"))};");
            writer.Line($"ref float di = ref {KernelText.AtPart(lanes, "dy")};");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"a{vector} += {lanes.Load(KernelText.At("di", KernelText.Offset(lanes, vector, 16)))};");
                writer.Line($"di = ref Unsafe.Add(ref di, {Literal.Of(GradientStride)});");
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                string place = KernelText.At(KernelText.AtPart(lanes, "gradient"), KernelText.Offset(lanes, vector, 16));
                squares.EmitStore(writer, $"a{vector}", vector, place, ClipsValues);
            }

            squares.EmitEnd(writer);
        }
    }
}
