using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>The gradient of a convolution's inputs.</summary>
internal sealed record ConvolutionInputGradient(
    ConvolutionShape Shape, int GradientStride, int InputGradientStride, ElementwiseFunction? Activation, int SavedStride) : KernelPlan
{
    private string Size => $"{Shape.Inputs}x{Shape.Height}x{Shape.Width}To{Shape.Outputs}By{Shape.KernelHeight}x{Shape.KernelWidth}";

    private string Window => KernelDetail.Number("sy", Shape.StrideY, 1) + KernelDetail.Number("sx", Shape.StrideX, 1) + KernelDetail.Number("pt", Shape.PadTop, 0)
        + KernelDetail.Number("pl", Shape.PadLeft, 0) + KernelDetail.Number("pb", Shape.PadBottom, 0) + KernelDetail.Number("pr", Shape.PadRight, 0)
        + KernelDetail.Number("dy", Shape.DilationY, 1) + KernelDetail.Number("dx", Shape.DilationX, 1) + KernelDetail.Number("groups", Shape.Groups, 1);

    private string New(int inputStride, int outputStride) => $"new ConvolutionSizes({Shape.Inputs}, {Shape.Outputs}, {Shape.Height}, {Shape.Width}, {Shape.OutputHeight}, {Shape.OutputWidth}, "
        + $"{Shape.KernelHeight}, {Shape.KernelWidth}, {Shape.StrideY}, {Shape.StrideX}, {Shape.PadTop}, {Shape.PadLeft}, {Shape.DilationY}, {Shape.DilationX}, {Shape.Groups}, {inputStride}, {outputStride})";

    public int Scratch => 0;

    public override string Name => $"ConvolveInputGradient{Size}{Activation?.Identifier}";

    protected override string Details => Window + KernelDetail.Stride("dy", GradientStride, Shape.Outputs) + KernelDetail.Stride("dx", InputGradientStride, Shape.Inputs)
        + KernelDetail.Saved(Activation is not null, SavedStride, Shape.Inputs);

    public override EquatableArray<string> Parameters => Activation is null ? new("ref float dy", "ref float weights", "ref float dx") : new("ref float dy", "ref float weights", "ref float saved", "ref float dx");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Shape.Depth * Shape.OutputHeight * Shape.OutputWidth * ((Shape.Outputs + 15) / 16 * 16);

    public override string Describe() => $"dx[samples, {Shape.Height} · {Shape.Width}, {Shape.Inputs}] = dy ⋆ weightsᵀ{(Activation is null ? "" : $" × the derivative of {Activation.Name}")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            writer.Line($"ConvolutionLoops.InputGradient({New(0, GradientStride)}, ref dy, ref weights, ref dx, {InputGradientStride}, rows);");
            if (Activation is null)
                return;
            using (writer.Block($"for (int row = 0; row < rows * {Shape.Height * Shape.Width}; row++)"))
            using (writer.Block($"for (int c = 0; c < {(Shape.Inputs + 15) / 16 * 16}; c += {lanes.Count})"))
            {
                writer.Line($"ref float place = ref Unsafe.Add(ref dx, row * {InputGradientStride} + c);");
                writer.Line($"{lanes.Float} g = {lanes.Load("place")}, s = {lanes.Load($"Unsafe.Add(ref saved, row * {SavedStride} + c)")};");
                writer.Line($"({Activation.Backward(lanes, "g", "s")}).StoreUnsafe(ref place);");
            }
        }
    }
}
