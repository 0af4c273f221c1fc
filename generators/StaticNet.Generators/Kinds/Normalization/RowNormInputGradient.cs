using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// The gradient of a normalization's inputs, times the derivative of the activation that computed them: what of the
/// gradient would move a row's mean or its deviation is taken out. x̂ is computed again from the inputs rather than kept.
/// </summary>
internal sealed record RowNormInputGradient(
    RowNorm Norm, int GradientStride, int InputGradientStride, bool Scale, ElementwiseFunction? Activation, int SavedStride) : KernelPlan
{
    /// <summary>The lanes of the second sum, in floats.</summary>
    public const int Scratch = 32;

    public override string Name => $"{Norm.Kind}InputGradient{Norm.Features}{Activation?.Identifier}";

    protected override string Details =>
        Norm.Details + KernelDetail.Stride("dy", GradientStride, Norm.Features)
        + KernelDetail.Stride("dx", InputGradientStride, Norm.Features) + KernelDetail.If(!Scale, "unscaled")
        + KernelDetail.Saved(Activation is not null, SavedStride, Norm.Features);

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float statistics", "ref float dy",
        .. Scale ? ["ref float scale"] : Array.Empty<string>(),
        .. Activation is null ? Array.Empty<string>() : ["ref float saved"],
        "ref float dx", "ref double lanes",
        .. Norm.Centers ? ["ref float scratch"] : Array.Empty<string>(),
    ]);

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => 1_000 + (16L * Norm.Padded);

    public override string Describe() =>
        $"dx[rows, {Norm.Features}] = (g{(Norm.Centers ? " − mean(g)" : "")} − x̂ · mean(g · x̂)) / σ with g = dy{(Scale ? " · scale" : "")} and x̂ = {Norm.Normalized}"
        + $"{(Activation is null ? "" : $", × the derivative of {Activation.Name}")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var loops = new FeatureLoops(lanes, Norm.Features);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            if (Norm.Centers)
                writer.Line("ref double sums = ref Unsafe.As<float, double>(ref scratch);");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(Norm.InputStride)});");
                writer.Line($"ref float dyRow = ref Unsafe.Add(ref dy, row * {Literal.Of(GradientStride)});");
                writer.Line($"ref float dxRow = ref Unsafe.Add(ref dx, row * {Literal.Of(InputGradientStride)});");
                if (Activation is not null)
                    writer.Line($"ref float savedRow = ref Unsafe.Add(ref saved, row * {Literal.Of(SavedStride)});");
                writer.Line($"ref float s = ref Unsafe.Add(ref statistics, row * {RowNorm.StatisticsStride});");
                Norm.EmitStatistics(writer, lanes, "s");
                EmitMeans(writer, lanes, loops);
                loops.ForEach(writer, mask => EmitValue(writer, lanes, mask));
            }
        }
    }

    private void EmitMeans(SourceWriter writer, LaneType lanes, FeatureLoops loops)
    {
        loops.Sum(writer, Norm.Centers ? ["lanes", "sums"] : ["lanes"], squares: false, (index, suffix) =>
        {
            writer.Line($"{lanes.Float} g{suffix} = {Gradient(lanes, index)};");
            string product = $"g{suffix} * ({Normalized(lanes, index)})";
            return Norm.Centers ? [product, $"g{suffix}"] : [product];
        });
        string features = Literal.Of(Norm.Features);
        writer.Line($"{lanes.Float} slope = {lanes.Broadcast($"(float)(-FixedOrder.SumLanes(ref lanes) / {features})")};");
        if (Norm.Centers)
            writer.Line($"{lanes.Float} mean = {lanes.Broadcast($"(float)(FixedOrder.SumLanes(ref sums) / {features})")};");
    }

    // Padding is made zero at last, as gradients have it.
    private void EmitValue(SourceWriter writer, LaneType lanes, Func<string, string> mask)
    {
        string gradient = Gradient(lanes, "c");
        writer.Line($"{lanes.Float} g = {(Norm.Centers ? $"{gradient} - mean" : gradient)};");
        writer.Line($"g = {mask($"{lanes.MultiplyAdd("slope", Normalized(lanes, "c"), "g")} * inverse")};");
        if (Activation is not null)
        {
            writer.Line($"{lanes.Float} a = {lanes.Load("Unsafe.Add(ref savedRow, c)")};");
            writer.Line($"g = {Activation.Backward(lanes, "g", "a")};");
        }

        writer.Line("g.StoreUnsafe(ref Unsafe.Add(ref dxRow, c));");
    }

    private string Gradient(LaneType lanes, string index) =>
        lanes.Load($"Unsafe.Add(ref dyRow, {index})") + (Scale ? $" * {lanes.Load($"Unsafe.Add(ref scale, {index})")}" : "");

    private string Normalized(LaneType lanes, string index) =>
        $"{Norm.Deviation(lanes.Load($"Unsafe.Add(ref xRow, {index})"))} * inverse";
}
