using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// The gradient of the inputs of a dense layer with many weights, lanes across samples: the batch is turned instead of the weights.
/// The runtime has its loops, which compiled sizes wouldn't make faster in layers as large.
/// </summary>
internal sealed record SampleInputGradient(int Inputs, int Outputs, int GradientStride, int InputGradientStride, int PanelStride) : KernelPlan
{
    private const int Samples = 64;
    private const int Strip = 512;

    public override string Name => $"InputGradient{Inputs}x{Outputs}BySamples";

    protected override string Details =>
        KernelDetail.Stride("x", GradientStride, Outputs) + KernelDetail.Stride("y", InputGradientStride, Inputs)
        + KernelDetail.Panels(PanelStride, Inputs);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float weights", "ref float y", "ref float scratch");

    /// <summary>The floats of a batch's turned gradients and of the sums of a strip of inputs, as <c>SampleLanes</c> lays them out.</summary>
    public int Scratch => Samples * (Outputs + Strip);

    public override Sharing Sharing => Sharing.Columns;

    public override long Work => (long)Outputs * ((Inputs + 15) / 16 * 16);

    public override string Describe() => $"y[rows, {Inputs}] = x[rows, {Outputs}] · weightsᵀ, lanes across samples.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            writer.Line(Call("ref weights", Literal.Of(Inputs), "ref y"));
    }

    public override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}Share({string.Join(", ", Parameters)}, int rows, int worker, int workers)"))
        {
            KernelText.Share(writer, Inputs, 16);
            writer.Line(Call("ref Unsafe.Add(ref weights, first * 16)", "last - first", "ref Unsafe.Add(ref y, first)"));
        }
    }

    private string Call(string weights, string inputs, string y) =>
        $"SampleLanes.InputGradient(ref x, {Literal.Of(GradientStride)}, {weights}, {Literal.Of(PanelStride)}, {inputs}, {Literal.Of(Outputs)}, "
        + $"{y}, {Literal.Of(InputGradientStride)}, ref scratch, rows);";
}
