using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// Normalizes each row: its mean, then the squares of the deviations from it, both summed in double, then the values with
/// scale, shift and, where it is short, the activation. The statistics are kept for the backward pass.
/// </summary>
internal sealed record RowNormForward(
    RowNorm Norm, float Epsilon, int OutputStride, bool Scale, bool Shift, ElementwiseFunction? Activation) : KernelPlan
{
    public override string Name => $"{Norm.Kind}{Norm.Features}{Activation?.Identifier}";

    protected override string Details =>
        Norm.Details + KernelDetail.Stride("y", OutputStride, Norm.Features) + KernelDetail.Value("epsilon", Epsilon, 1e-5f)
        + KernelDetail.If(!Scale, "unscaled") + KernelDetail.If(Shift != Norm.Centers, Shift ? "shifted" : "unshifted");

    public override EquatableArray<string> Parameters => new([
        "ref float x",
        .. Scale ? ["ref float scale"] : Array.Empty<string>(),
        .. Shift ? ["ref float shift"] : Array.Empty<string>(),
        "ref float statistics", "ref float y", "ref double lanes",
    ]);

    public override Sharing Sharing => Sharing.Rows;

    // A sum waits for itself at each panel, and a row for its divisions and its square root: 33 ns for 128 features, 180 ns for 1024.
    public override long Work => 1_200 + ((Norm.Centers ? 16L : 11L) * Norm.Padded);

    public override string Describe() =>
        $"y[rows, {Norm.Features}] = {(Activation is null ? "" : $"{Activation.Name} of ")}{Norm.Normalized}{(Scale ? " · scale" : "")}{(Shift ? " + shift" : "")}, "
        + $"σ² = {(Norm.Centers ? "the variance of a row" : "the mean square of a row")} + {Literal.Display(Epsilon)}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var loops = new FeatureLoops(lanes, Norm.Features);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(Norm.InputStride)});");
            writer.Line($"ref float yRow = ref Unsafe.Add(ref y, row * {Literal.Of(OutputStride)});");
            writer.Line($"ref float s = ref Unsafe.Add(ref statistics, row * {RowNorm.StatisticsStride});");
            if (Norm.Centers)
                EmitMean(writer, lanes, loops);
            EmitDeviation(writer, lanes, loops);
            loops.ForEach(writer, mask => EmitValue(writer, lanes, mask));
        }
    }

    // The mean of equal values is exactly that value, so that their deviations are exactly zero.
    private void EmitMean(SourceWriter writer, LaneType lanes, FeatureLoops loops)
    {
        loops.Sum(writer, ["lanes"], squares: false, (index, _) => [lanes.Load($"Unsafe.Add(ref xRow, {index})")]);
        writer.Line($"double mean = FixedOrder.SumLanes(ref lanes) / {Literal.Of(Norm.Features)};");
        writer.Line("float nearest = (float)mean, left = (float)(mean - nearest);");
        writer.Line($"{lanes.Float} center = {lanes.Broadcast("nearest")}; {lanes.Float} rest = {lanes.Broadcast("left")};");
        writer.Line("Unsafe.Add(ref s, 1) = nearest; Unsafe.Add(ref s, 2) = left;");
    }

    private void EmitDeviation(SourceWriter writer, LaneType lanes, FeatureLoops loops)
    {
        loops.Sum(writer, ["lanes"], squares: true, (index, _) => [Norm.Deviation(lanes.Load($"Unsafe.Add(ref xRow, {index})"))]);
        writer.Line($"s = (float)(1 / global::System.Math.Sqrt((FixedOrder.SumLanes(ref lanes) / {Literal.Of(Norm.Features)}) + {Literal.Of(Epsilon)}));");
        writer.Line($"{lanes.Float} inverse = {lanes.Broadcast("s")};");
    }

    private void EmitValue(SourceWriter writer, LaneType lanes, Func<string, string> mask)
    {
        string value = $"{Norm.Deviation(lanes.Load("Unsafe.Add(ref xRow, c)"))} * inverse";
        string scale = lanes.Load("Unsafe.Add(ref scale, c)"), shift = lanes.Load("Unsafe.Add(ref shift, c)");
        value = mask(Shift ? lanes.MultiplyAdd(value, scale, shift) : Scale ? $"{value} * {scale}" : value);
        writer.Line($"{lanes.Float} v = {value};");
        writer.Line($"({(Activation is null ? "v" : Activation.Forward(lanes, "v"))}).StoreUnsafe(ref Unsafe.Add(ref yRow, c));");
    }
}
