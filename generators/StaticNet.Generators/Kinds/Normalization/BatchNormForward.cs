using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// Batch normalization in training: the mean of each feature, then its variance by the deviations from that mean, then the
/// normalized features with their activation. What the running statistics become is written beside them, since only an
/// accepted pass may change them.
/// </summary>
internal sealed record BatchNormForward(
    int Features, int InputStride, int OutputStride, bool IsAffine, float Momentum, float Epsilon, ElementwiseFunction? Activation) : KernelPlan
{
    /// <summary>The vectors of a group: their eight sums in double are independent, which hides the latency of an addition.</summary>
    private const int GroupVectors = 4;

    private static readonly IReadOnlyList<string> AffineNames = ["scale", "shift"];

    public override string Name => $"BatchNorm{Features}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("x", InputStride, Features) + KernelDetail.Stride("y", OutputStride, Features)
        + KernelDetail.If(!IsAffine, "plain") + KernelDetail.Value("momentum", Momentum, 0.1f) + KernelDetail.Value("epsilon", Epsilon, 1e-5f);

    public override EquatableArray<string> Parameters => new([.. Names.Select(name => $"ref float {name}")]);

    // A worker's least share is a group.
    public override Sharing Sharing => Features > 16 * GroupVectors ? Sharing.Columns : Sharing.None;

    // Three passes, two of them with sums in double.
    public override long Work => 20L * Padded;

    private int Padded => (Features + 15) / 16 * 16;

    private IEnumerable<string> Names => ["x", .. IsAffine ? AffineNames : [], "runningMean", "runningVariance", "newMean", "newVariance", "moments", "y"];

    public override string Describe() =>
        $"y[rows, {Features}] = {(Activation is null ? "" : $"{Activation.Name} of ")}(x − mean) / √(variance + {Literal.Display(Epsilon)})"
        + $"{(IsAffine ? " · scale + shift" : "")} by the statistics of the rows.";

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
        $"{name}_{width}({string.Join(", ", Names.Select(parameter => PanelGroups.At(parameter, panel, 16)))}, rows);";

    private void EmitGroup(SourceWriter writer, LaneType lanes, string name, int panels)
    {
        var columns = new FeatureColumns(lanes, panels * lanes.PartVectors, Padded);
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_{panels}({string.Join(", ", Parameters)}, int rows)"))
        using (KernelText.Parts(writer, lanes))
        {
            writer.Line($"{lanes.Double} count = {lanes.Broadcast("(double)rows")};");
            EmitMeans(writer, columns);
            EmitVariances(writer, columns);
            EmitStatistics(writer, columns);
            EmitNormalized(writer, columns);
        }
    }

    private void EmitMeans(SourceWriter writer, FeatureColumns columns)
    {
        var lanes = columns.Lanes;
        columns.ForEach(writer, v => $"{lanes.Double} meanLow{v} = {lanes.Double}.Zero, meanHigh{v} = {lanes.Double}.Zero;");
        columns.Rows(writer, [("x", InputStride)], () => columns.ForEach(writer, v =>
            $"{lanes.Float} x{v} = {lanes.Load(columns.InRow("x", v))}; meanLow{v} += {lanes.WidenLower($"x{v}")}; meanHigh{v} += {lanes.WidenUpper($"x{v}")};"));
        columns.ForEach(writer, v => $"meanLow{v} /= count; meanHigh{v} /= count;");
        columns.ForEach(writer, v => $"{lanes.Float} mean{v} = {lanes.Narrow($"meanLow{v}", $"meanHigh{v}")};");
        columns.ForEach(writer, v =>
            $"{lanes.Float} rest{v} = {lanes.Narrow($"meanLow{v} - {lanes.WidenLower($"mean{v}")}", $"meanHigh{v} - {lanes.WidenUpper($"mean{v}")}")};");
    }

    // The square of a float is exact in double.
    private void EmitVariances(SourceWriter writer, FeatureColumns columns)
    {
        var lanes = columns.Lanes;
        columns.ForEach(writer, v => $"{lanes.Double} sumLow{v} = {lanes.Double}.Zero, sumHigh{v} = {lanes.Double}.Zero;");
        columns.Rows(writer, [("x", InputStride)], () => columns.ForEach(writer, v =>
            $"{lanes.Float} d{v} = {columns.Deviation(v)}; "
            + $"{lanes.Double} low{v} = {lanes.WidenLower($"d{v}")}, high{v} = {lanes.WidenUpper($"d{v}")}; "
            + $"sumLow{v} = {lanes.MultiplyAdd($"low{v}", $"low{v}", $"sumLow{v}")}; sumHigh{v} = {lanes.MultiplyAdd($"high{v}", $"high{v}", $"sumHigh{v}")};"));
    }

    private void EmitStatistics(SourceWriter writer, FeatureColumns columns)
    {
        var lanes = columns.Lanes;
        string momentum = Literal.Of(Momentum);
        writer.Line($"{lanes.Double} keep = {lanes.Broadcast($"1.0 - {momentum}")}, take = {lanes.Broadcast($"(double){momentum}")}, others = {lanes.Broadcast("rows - 1.0")};");
        writer.Line($"{lanes.Double} one = {lanes.Broadcast("1.0")}, epsilon = {lanes.Broadcast($"(double){Literal.Of(Epsilon)}")};");
        columns.ForEach(writer, v => Blend("Mean", v, $"meanLow{v}", $"meanHigh{v}"));
        columns.ForEach(writer, v => $"{lanes.Float} variance{v} = {lanes.Narrow($"sumLow{v} / others", $"sumHigh{v} / others")};");
        columns.ForEach(writer, v => Blend("Variance", v, lanes.WidenLower($"variance{v}"), lanes.WidenUpper($"variance{v}")));
        writer.Line("// A variance that float can't hold makes the features NaN: the pass is refused, as its statistics couldn't be kept.");
        columns.ForEach(writer, v => $"{lanes.Float} inverse{v} = {lanes.Narrow(Inverse($"sumLow{v}"), Inverse($"sumHigh{v}"))} + (variance{v} - variance{v});");
        columns.ForEach(writer, v => $"mean{v}.StoreUnsafe(ref {columns.At("moments", v, FeatureColumns.Mean)}); "
            + $"rest{v}.StoreUnsafe(ref {columns.At("moments", v, FeatureColumns.MeanRest)}); "
            + $"inverse{v}.StoreUnsafe(ref {columns.At("moments", v, FeatureColumns.InverseDeviation)});");

        string Inverse(string sum) => $"one / {lanes.SquareRoot($"({sum} / count) + epsilon")}";

        string Blend(string statistic, int v, string low, string high)
        {
            string running = columns.Load($"running{statistic}", v);
            return $"{lanes.Narrow($"(keep * {lanes.WidenLower(running)}) + (take * {low})", $"(keep * {lanes.WidenUpper(running)}) + (take * {high})")}"
                + $".StoreUnsafe(ref {columns.At($"new{statistic}", v)});";
        }
    }

    private void EmitNormalized(SourceWriter writer, FeatureColumns columns)
    {
        var lanes = columns.Lanes;
        if (IsAffine)
            columns.ForEach(writer, v => $"{lanes.Float} factor{v} = inverse{v} * {columns.Load("scale", v)}, shift{v} = {columns.Load("shift", v)};");
        columns.Rows(writer, [("x", InputStride), ("y", OutputStride)], () => columns.ForEach(writer, v =>
        {
            string normalized = IsAffine
                ? lanes.MultiplyAdd(columns.Deviation(v), $"factor{v}", $"shift{v}")
                : $"({columns.Deviation(v)}) * inverse{v}";
            return $"{lanes.Float} n{v} = {normalized}; ({Activation?.Forward(lanes, $"n{v}") ?? $"n{v}"}).StoreUnsafe(ref {columns.InRow("y", v)});";
        }));
    }
}
