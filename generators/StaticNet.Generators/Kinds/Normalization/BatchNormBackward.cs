using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// The gradients of batch normalization: a pass for the sums over the batch, which are the gradients of shift and scale, and
/// one for the gradient of its inputs, which they are subtracted from. The derivative of the activation behind it is computed
/// in both, which is less work than storing the product. The output may be the gradient's own buffer.
/// </summary>
internal sealed record BatchNormBackward(
    int Features,
    int InputStride,
    int GradientStride,
    int InputGradientStride,
    bool IsAffine,
    GradientEpilogue Epilogue,
    ElementwiseFunction? Activation,
    int SavedStride) : KernelPlan
{
    /// <summary>The vectors of a group: four sums in double for each.</summary>
    private const int GroupVectors = 2;

    private static readonly IReadOnlyList<string> Saved = ["saved"], InputGradient = ["dx"], Sums = ["sumLow", "sumHigh", "productLow", "productHigh"];
    private static readonly IReadOnlyList<string> AffineNames = ["scale", "scaleGradient", "shiftGradient", "scaleSquares", "shiftSquares"];

    public override string Name => $"BatchNorm{(HasInputGradient ? "" : "Parameter")}Gradient{Features}{Activation?.Identifier}{(IsAffine ? Epilogue.Suffix : "")}";

    protected override string Details =>
        KernelDetail.Stride("x", InputStride, Features) + KernelDetail.Stride("dy", GradientStride, Features)
        + (HasInputGradient ? KernelDetail.Stride("dx", InputGradientStride, Features) : "") + KernelDetail.Saved(Activation is not null, SavedStride, Features)
        + KernelDetail.If(!IsAffine, $"plain{Epilogue.Suffix}");

    public override EquatableArray<string> Parameters => new([
        .. Names.Select(name => $"ref {(name.EndsWith("Squares", StringComparison.Ordinal) ? "double" : "float")} {name}"),
        .. TakesLimit ? ["float limit"] : Array.Empty<string>()]);

    public override Sharing Sharing => Features > 16 * GroupVectors ? Sharing.Columns : Sharing.None;

    // Two passes, one of them with four sums in double for each vector.
    public override long Work => 24L * Padded;

    /// <summary>Whether it clamps gradients to a limit, its last argument.</summary>
    public bool TakesLimit => Epilogue.Clamps && IsAffine;

    private bool HasInputGradient => InputGradientStride > 0;

    private int Padded => (Features + 15) / 16 * 16;

    private IEnumerable<string> Names =>
        ["x", "dy", .. Activation is null ? [] : Saved, .. IsAffine ? AffineNames : [], "moments", .. HasInputGradient ? InputGradient : []];

    public override string Describe() =>
        $"{(HasInputGradient ? $"dx[rows, {Features}] = {(IsAffine ? "scale " : "1 ")}/ σ · (g − mean of g − x̂ · mean of g · x̂)" : "No gradient of x")}, "
        + $"g = dy{(Activation is null ? "" : $" × the derivative of {Activation.Name}")}, x̂ = (x − mean) / σ"
        + $"{(IsAffine ? $"; the gradients of scale, the sum of g · x̂ over rows, and of shift, that of g, with {Epilogue.Describe("their")}" : "")}.";

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

    private PanelGroups Groups(LaneType lanes) => new(Padded / 16, GroupVectors / lanes.PartVectors);

    private string Call(string name, int width, string panel) =>
        $"{name}_{width}({string.Join(", ", Names.Select(parameter => PanelGroups.At(parameter, panel, 16)))}, {(TakesLimit ? "limit, " : "")}rows);";

    private void EmitGroup(SourceWriter writer, LaneType lanes, string name, int panels)
    {
        var columns = new FeatureColumns(lanes, panels * lanes.PartVectors, Padded);
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_{panels}({string.Join(", ", Parameters)}, int rows)"))
        using (KernelText.Parts(writer, lanes))
        {
            columns.ForEach(writer, v => $"{lanes.Float} mean{v} = {columns.Load("moments", v, FeatureColumns.Mean)}, "
                + $"rest{v} = {columns.Load("moments", v, FeatureColumns.MeanRest)}, inverse{v} = {columns.Load("moments", v, FeatureColumns.InverseDeviation)};");
            EmitSums(writer, columns);
            if (HasInputGradient)
                EmitInputGradient(writer, columns);
            if (!IsAffine)
                return;
            EmitParameterGradient(writer, columns, "scale", "product");
            EmitParameterGradient(writer, columns, "shift", "sum");
        }
    }

    // The product of two floats is exact in double.
    private void EmitSums(SourceWriter writer, FeatureColumns columns)
    {
        var lanes = columns.Lanes;
        columns.ForEach(writer, v => $"{lanes.Double} {string.Join(", ", Sums.Select(sum => $"{sum}{v} = {lanes.Double}.Zero"))};");
        columns.Rows(writer, Tensors, () => columns.ForEach(writer, v =>
            $"{Gradient(columns, v)} {lanes.Float} n{v} = ({columns.Deviation(v)}) * inverse{v}; "
            + $"{lanes.Double} gLow{v} = {lanes.WidenLower($"g{v}")}, gHigh{v} = {lanes.WidenUpper($"g{v}")}; sumLow{v} += gLow{v}; sumHigh{v} += gHigh{v}; "
            + $"productLow{v} = {lanes.MultiplyAdd($"gLow{v}", lanes.WidenLower($"n{v}"), $"productLow{v}")}; "
            + $"productHigh{v} = {lanes.MultiplyAdd($"gHigh{v}", lanes.WidenUpper($"n{v}"), $"productHigh{v}")};"));
    }

    private void EmitInputGradient(SourceWriter writer, FeatureColumns columns)
    {
        var lanes = columns.Lanes;
        writer.Line("// dx = factor · g + offset + slope · (x − mean)");
        writer.Line($"{lanes.Double} count = {lanes.Broadcast("(double)rows")};");
        columns.ForEach(writer, v => $"{lanes.Float} factor{v} = inverse{v}{(IsAffine ? $" * {columns.Load("scale", v)}" : "")};");
        columns.ForEach(writer, v => $"{lanes.Float} offset{v} = -(factor{v} * {lanes.Narrow($"sumLow{v} / count", $"sumHigh{v} / count")});");
        columns.ForEach(writer, v => $"{lanes.Float} slope{v} = -(factor{v} * (inverse{v} * {lanes.Narrow($"productLow{v} / count", $"productHigh{v} / count")}));");
        columns.Rows(writer, [.. Tensors, ("dx", InputGradientStride)], () => columns.ForEach(writer, v =>
            $"{Gradient(columns, v)} {lanes.MultiplyAdd(columns.Deviation(v), $"slope{v}", lanes.MultiplyAdd($"g{v}", $"factor{v}", $"offset{v}"))}"
            + $".StoreUnsafe(ref {columns.InRow("dx", v)});"));
    }

    private void EmitParameterGradient(SourceWriter writer, FeatureColumns columns, string parameter, string sum)
    {
        var squares = new SquareSums(columns.Lanes, columns.Vectors, Epilogue);
        using (writer.Block())
        {
            writer.Line($"ref double squares = ref {parameter}Squares;");
            squares.EmitStart(writer, continues: false);
            for (int vector = 0; vector < columns.Vectors; vector++)
            {
                writer.Line($"{columns.Lanes.Float} a{vector} = {columns.Lanes.Narrow($"{sum}Low{vector}", $"{sum}High{vector}")};");
                squares.EmitStore(writer, $"a{vector}", vector, columns.At($"{parameter}Gradient", vector));
            }

            squares.EmitEnd(writer);
        }
    }

    private IReadOnlyList<(string Name, int Stride)> Tensors => Activation is null
        ? [("x", InputStride), ("dy", GradientStride)]
        : [("x", InputStride), ("dy", GradientStride), ("saved", SavedStride)];

    /// <summary>The gradient before the activation, g.</summary>
    private string Gradient(FeatureColumns columns, int v)
    {
        var lanes = columns.Lanes;
        string load = $"{lanes.Float} g{v} = {lanes.Load(columns.InRow("dy", v))};";
        return Activation is null
            ? load
            : $"{load} {lanes.Float} s{v} = {lanes.Load(columns.InRow("saved", v))}; g{v} = {Activation.Backward(lanes, $"g{v}", $"s{v}")};";
    }
}
