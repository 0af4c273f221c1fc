using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// The gradient of a normalization's scale: the sum of gradient · x̂ over the rows of the batch in ascending order, with the
/// sums of its squares or magnitudes. The padding of a gradient is zero, and with it that of the sum.
/// </summary>
internal sealed record RowNormScaleGradient(RowNorm Norm, int GradientStride, GradientEpilogue Epilogue) : KernelPlan
{
    public override string Name => $"{Norm.Kind}ScaleGradient{Norm.Features}{Epilogue.Suffix}";

    protected override string Details => Norm.Details + KernelDetail.Stride("dy", GradientStride, Norm.Features);

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float statistics", "ref float dy", "ref float gradient", "ref double squares",
        .. Epilogue.Clamps ? ["float limit"] : Array.Empty<string>(),
    ]);

    public override Sharing Sharing => Norm.Features > 32 ? Sharing.Columns : Sharing.None;

    public override long Work => 5L * Norm.Padded;

    public override string Describe() =>
        $"gradient[{Norm.Features}] = the sum of dy[rows, {Norm.Features}] · x̂ over rows, x̂ = {Norm.Normalized}, with {Epilogue.Describe("its")}.";

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

    private PanelGroups Groups(LaneType lanes) => new(Norm.Padded / 16, 8 / lanes.PartVectors);

    private string Call(string name, int width, string panel) =>
        $"{name}_{width}({PanelGroups.At("x", panel, 16)}, ref statistics, {PanelGroups.At("dy", panel, 16)}, {PanelGroups.At("gradient", panel, 16)}, "
        + $"{PanelGroups.At("squares", panel, 16)}, {(Epilogue.Clamps ? "limit, " : "")}rows);";

    private void EmitGroup(SourceWriter writer, LaneType lanes, string name, int panels)
    {
        int vectors = panels * lanes.PartVectors;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_{panels}({string.Join(", ", Parameters)}, int rows)"))
        using (KernelText.Parts(writer, lanes))
        {
            writer.Line($"{lanes.Float} {string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"a{vector} = {lanes.Zero}"))};");
            writer.Line($"ref float xi = ref {KernelText.AtPart(lanes, "x")}, di = ref {KernelText.AtPart(lanes, "dy")}, s = ref statistics;");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
                EmitRow(writer, lanes, vectors);
            var squares = new SquareSums(lanes, vectors, Epilogue);
            squares.EmitStart(writer, continues: false);
            for (int vector = 0; vector < vectors; vector++)
            {
                string place = KernelText.At(KernelText.AtPart(lanes, "gradient"), KernelText.Offset(lanes, vector, 16));
                squares.EmitStore(writer, $"a{vector}", vector, place);
            }

            squares.EmitEnd(writer);
        }
    }

    private void EmitRow(SourceWriter writer, LaneType lanes, int vectors)
    {
        Norm.EmitStatistics(writer, lanes, "s");
        for (int vector = 0; vector < vectors; vector++)
        {
            string offset = KernelText.Offset(lanes, vector, 16);
            string normalized = $"{Norm.Deviation(lanes.Load(KernelText.At("xi", offset)))} * inverse";
            writer.Line($"a{vector} = {lanes.MultiplyAdd(lanes.Load(KernelText.At("di", offset)), normalized, $"a{vector}")};");
        }

        writer.Line($"xi = ref Unsafe.Add(ref xi, {Literal.Of(Norm.InputStride)}); di = ref Unsafe.Add(ref di, {Literal.Of(GradientStride)}); "
            + $"s = ref Unsafe.Add(ref s, {RowNorm.StatisticsStride});");
    }
}
