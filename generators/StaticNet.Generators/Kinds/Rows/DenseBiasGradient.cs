using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>The gradient of a bias: the sum of a gradient over the rows of the batch, with the sums of its squares or magnitudes.</summary>
internal sealed record DenseBiasGradient(int Outputs, int GradientStride, GradientEpilogue Epilogue) : KernelPlan
{
    public override string Name => $"BiasGradient{Outputs}{Epilogue.Suffix}";

    protected override string Details => KernelDetail.Stride("dy", GradientStride, Outputs);

    public override EquatableArray<string> Parameters => new([
        "ref float dy", "ref float gradient", "ref double squares", .. Epilogue.Clamps ? ["float limit"] : Array.Empty<string>()]);

    public override Sharing Sharing => Outputs > 32 ? Sharing.Columns : Sharing.None;

    public override long Work => (Outputs + 15) / 16 * 16;

    public override string Describe() => $"gradient[{Outputs}] = the sum of dy[rows, {Outputs}] over rows, with {Epilogue.Describe("its")}.";

    /// <summary>Calls it for a parameter that is added to each row.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="gradient">The gradient of what it was added to.</param>
    /// <param name="bias">The parameter.</param>
    public static void Plan(PassPlanner pass, Tensor gradient, Parameter bias) => pass.Call(
        new DenseBiasGradient(bias.Outputs, pass.StrideOf(gradient), pass.EpilogueOf(bias)), [pass.Of(gradient), .. pass.GradientOf(bias)]);

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var groups = Groups(lanes);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            groups.Write(writer, (width, panel) => Call(name, width, panel));
        foreach (int width in groups.Widths)
            EmitGroup(writer, lanes, name, width);
    }

    public override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}Share({string.Join(", ", Parameters)}, int rows, int worker, int workers)"))
            Groups(lanes).WriteShare(writer, (width, panel) => Call(name, width, panel));
    }

    private PanelGroups Groups(LaneType lanes) => new((Outputs + 15) / 16, 8 / lanes.PartVectors);

    private string Call(string name, int width, string panel) =>
        $"{name}_{width}({PanelGroups.At("dy", panel, 16)}, {PanelGroups.At("gradient", panel, 16)}, "
        + $"{PanelGroups.At("squares", panel, 16)}, {(Epilogue.Clamps ? "limit, " : "")}rows);";

    private void EmitGroup(SourceWriter writer, LaneType lanes, string name, int panels)
    {
        int vectors = panels * lanes.PartVectors;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_{panels}({string.Join(", ", Parameters)}, int rows)"))
        using (KernelText.Parts(writer, lanes))
        {
            var squares = new SquareSums(lanes, vectors, Epilogue);
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
                squares.EmitStore(writer, $"a{vector}", vector, place);
            }

            squares.EmitEnd(writer);
        }
    }
}
