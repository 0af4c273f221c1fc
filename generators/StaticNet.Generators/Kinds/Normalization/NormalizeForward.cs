using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>Batch normalization in inference where no dense layer takes it in: a vector of features down the rows.</summary>
internal sealed record NormalizeForward(int InputStride, int OutputStride, FoldedNormalization Normalization, ElementwiseFunction? Activation) : KernelPlan
{
    public override string Name => $"Normalize{Normalization.Features}{Activation?.Identifier}";

    protected override string Details =>
        KernelDetail.Stride("x", InputStride, Normalization.Features)
        + KernelDetail.Stride("y", OutputStride, Normalization.Features) + Normalization.Details;

    public override EquatableArray<string> Parameters => new([.. Names.Select(name => $"ref float {name}")]);

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => 4L * Normalization.Padded;

    private IEnumerable<string> Names => ["x", .. Normalization.Names, "y"];

    public override string Describe() =>
        $"y[rows, {Normalization.Features}] = {(Activation is null ? "" : $"{Activation.Name} of ")}(x − mean) / √(variance + {Literal.Display(Normalization.Epsilon)})"
        + $"{(Normalization.IsAffine ? " · scale + shift" : "")} by the running statistics.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block($"for (int c = 0; c < {Literal.Of(Normalization.Padded)}; c += {lanes.Count})"))
        {
            writer.Line($"{lanes.Float} mean = {lanes.Load("Unsafe.Add(ref runningMean, c)")}, factor = {Normalization.Factor(lanes, "c")};");
            if (Normalization.IsAffine)
                writer.Line($"{lanes.Float} shifts = {lanes.Load("Unsafe.Add(ref shift, c)")};");
            writer.Line("ref float xRow = ref Unsafe.Add(ref x, c), yRow = ref Unsafe.Add(ref y, c);");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"{lanes.Float} n = {Normalization.Apply(lanes, $"({lanes.Load("xRow")} - mean)", "factor", "shifts")};");
                writer.Line($"({Activation?.Forward(lanes, "n") ?? "n"}).StoreUnsafe(ref yRow);");
                writer.Line($"xRow = ref Unsafe.Add(ref xRow, {Literal.Of(InputStride)}); yRow = ref Unsafe.Add(ref yRow, {Literal.Of(OutputStride)});");
            }
        }
    }
}
