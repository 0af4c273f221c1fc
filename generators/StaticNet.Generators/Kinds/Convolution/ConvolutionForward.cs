using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>The forward pass of a convolution.</summary>
internal sealed record ConvolutionForward(
    ConvolutionShape Shape, int InputStride, int OutputStride, bool Bias, ElementwiseFunction? Activation = null, FoldedNormalization? Normalization = null) : KernelPlan
{
    private string Size => $"{Shape.Inputs}x{Shape.Height}x{Shape.Width}To{Shape.Outputs}By{Shape.KernelHeight}x{Shape.KernelWidth}";

    private string Window => KernelDetail.Number("sy", Shape.StrideY, 1) + KernelDetail.Number("sx", Shape.StrideX, 1) + KernelDetail.Number("pt", Shape.PadTop, 0)
        + KernelDetail.Number("pl", Shape.PadLeft, 0) + KernelDetail.Number("pb", Shape.PadBottom, 0) + KernelDetail.Number("pr", Shape.PadRight, 0)
        + KernelDetail.Number("dy", Shape.DilationY, 1) + KernelDetail.Number("dx", Shape.DilationX, 1) + KernelDetail.Number("groups", Shape.Groups, 1);

    private string New(int inputStride, int outputStride) => $"new ConvolutionSizes({Shape.Inputs}, {Shape.Outputs}, {Shape.Height}, {Shape.Width}, {Shape.OutputHeight}, {Shape.OutputWidth}, "
        + $"{Shape.KernelHeight}, {Shape.KernelWidth}, {Shape.StrideY}, {Shape.StrideX}, {Shape.PadTop}, {Shape.PadLeft}, {Shape.DilationY}, {Shape.DilationX}, {Shape.Groups}, {inputStride}, {outputStride})";

    public int Scratch => Normalization?.Scratch ?? 0;

    public override string Name => $"Convolve{Size}{(Normalization is null ? "" : "Normalized")}{Activation?.Identifier}";

    protected override string Details => Window + KernelDetail.Stride("x", InputStride, Shape.Inputs) + KernelDetail.Stride("y", OutputStride, Shape.Outputs) + KernelDetail.If(!Bias, "unbiased")
        + (Normalization is null ? "" : Normalization.Details + KernelDetail.Number("features", Normalization.Features, Shape.Outputs));

    public override EquatableArray<string> Parameters => new([.. Names.Select(name => $"ref float {name}")]);

    private IEnumerable<string> Names => Normalization is null
        ? ["x", "weights", .. Bias ? ["bias"] : Array.Empty<string>(), "y"]
        : ["x", "weights", .. Bias ? ["layerBias"] : Array.Empty<string>(), .. Normalization.Names, "y", "scratch"];

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Shape.Depth * Shape.OutputHeight * Shape.OutputWidth * ((Shape.Outputs + 15) / 16 * 16);

    public override string Describe() => $"y[samples, {Shape.OutputHeight} · {Shape.OutputWidth}, {Shape.Outputs}] = {(Activation is null ? "" : $"{Activation.Name} of ")}x ⋆ weights.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            Normalization?.EmitFold(writer, lanes, Bias);
            string bias = Bias || Normalization is not null ? "ref bias" : "ref Unsafe.NullRef<float>()";
            writer.Line($"ConvolutionLoops.Forward({New(InputStride, OutputStride)}, ref x, ref weights, {bias}, ref y, rows);");
            if (Activation is null && Normalization is null)
                return;
            using (writer.Block($"for (int row = 0; row < rows * {Shape.OutputHeight * Shape.OutputWidth}; row++)"))
            using (writer.Block($"for (int c = 0; c < {(Shape.Outputs + 15) / 16 * 16}; c += {lanes.Count})"))
            {
                writer.Line($"ref float place = ref Unsafe.Add(ref y, row * {OutputStride} + c);");
                writer.Line($"{lanes.Float} v = {lanes.Load("place")};");
                if (Normalization is not null)
                    writer.Line($"v = {Normalization.Apply(lanes, "v", lanes.Load("Unsafe.Add(ref factor, c)"), lanes.Load("Unsafe.Add(ref shift, c)"))};");
                if (Activation is not null)
                    writer.Line($"v = {Activation.Forward(lanes, "v")};");
                writer.Line("v.StoreUnsafe(ref place);");
            }
        }
    }
}
