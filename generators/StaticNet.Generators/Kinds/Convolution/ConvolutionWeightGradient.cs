using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>The gradient of a convolution's weights.</summary>
internal sealed record ConvolutionWeightGradient(ConvolutionShape Shape, int InputStride, int GradientStride, GradientEpilogue Epilogue) : KernelPlan
{
    private string Size => $"{Shape.Inputs}x{Shape.Height}x{Shape.Width}To{Shape.Outputs}By{Shape.KernelHeight}x{Shape.KernelWidth}";

    private string Window => KernelDetail.Number("sy", Shape.StrideY, 1) + KernelDetail.Number("sx", Shape.StrideX, 1) + KernelDetail.Number("pt", Shape.PadTop, 0)
        + KernelDetail.Number("pl", Shape.PadLeft, 0) + KernelDetail.Number("pb", Shape.PadBottom, 0) + KernelDetail.Number("pr", Shape.PadRight, 0)
        + KernelDetail.Number("dy", Shape.DilationY, 1) + KernelDetail.Number("dx", Shape.DilationX, 1) + KernelDetail.Number("groups", Shape.Groups, 1);

    private string New(int inputStride, int outputStride) => $"new ConvolutionSizes({Shape.Inputs}, {Shape.Outputs}, {Shape.Height}, {Shape.Width}, {Shape.OutputHeight}, {Shape.OutputWidth}, "
        + $"{Shape.KernelHeight}, {Shape.KernelWidth}, {Shape.StrideY}, {Shape.StrideX}, {Shape.PadTop}, {Shape.PadLeft}, {Shape.DilationY}, {Shape.DilationX}, {Shape.Groups}, {inputStride}, {outputStride})";

    public int Scratch => 0;

    public override string Name => $"ConvolveWeightGradient{Size}{Epilogue.Suffix}";

    protected override string Details => Window + KernelDetail.Stride("x", InputStride, Shape.Inputs) + KernelDetail.Stride("dy", GradientStride, Shape.Outputs);

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float dy", "ref float gradient", "ref double squares", .. Epilogue.Clamps ? ["float limit"] : Array.Empty<string>()]);

    public override Sharing Sharing => Sharing.None;

    public override long Work => (long)Shape.Depth * Shape.OutputHeight * Shape.OutputWidth * ((Shape.Outputs + 15) / 16 * 16);

    public override string Describe() => $"gradient = xᵀ ⋆ dy over samples, with {Epilogue.Describe("its")}.";

    private int Depth => Shape.IsDepthwise ? Shape.Taps : Shape.Depth;

    private int Panels => Shape.IsDepthwise ? (Shape.Outputs + 15) / 16 : Shape.Groups * ((Shape.GroupOutputs + 15) / 16);

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var squares = new Kinds.Rows.SquareSums(lanes, lanes.PartVectors, Epilogue);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            writer.Line($"ConvolutionLoops.WeightGradient({New(InputStride, GradientStride)}, ref x, ref dy, ref gradient, rows);");
            using (writer.Block($"for (int panel = 0; panel < {Panels}; panel++)"))
            {
                using (KernelText.Parts(writer, lanes))
                {
                    squares.EmitStart(writer, continues: false);
                    writer.Line($"ref float tile = ref {KernelText.AtPart(lanes, "gradient")};");
                    using (writer.Block($"for (int i = 0; i < {Depth}; i++)"))
                    {
                        for (int vector = 0; vector < lanes.PartVectors; vector++)
                        {
                            string place = KernelText.At("tile", KernelText.Offset(lanes, vector, 16));
                            writer.Line($"{lanes.Float} a{vector} = {lanes.Load(place)};");
                            squares.EmitStore(writer, $"a{vector}", vector, place);
                        }

                        writer.Line("tile = ref Unsafe.Add(ref tile, 16);");
                    }

                    squares.EmitEnd(writer);
                }

                writer.Line($"gradient = ref Unsafe.Add(ref gradient, {16 * Depth}); squares = ref Unsafe.Add(ref squares, 16);");
            }
        }
    }
}
