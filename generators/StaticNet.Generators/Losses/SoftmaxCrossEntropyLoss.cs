using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kernels;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Losses;

/// <summary>Cross-entropy of class labels with the softmax of the logits, with optional label smoothing.</summary>
internal sealed record SoftmaxCrossEntropyLoss(int Attribute, float LabelSmoothing) : LossModel(Attribute)
{
    public override TargetKind TargetKind => TargetKind.Labels;

    public override bool TakesLogits => true;

    public static LossModel Read(AttributeReader reader)
    {
        float smoothing = reader.Named("LabelSmoothing", 0f);
        if (smoothing is not (>= 0f and <= 1f))
            reader.Report(Rules.InvalidOption, "LabelSmoothing", Literal.Display(smoothing), "a number in [0, 1]");
        return new SoftmaxCrossEntropyLoss(reader.Index, smoothing);
    }

    public override LossOperation Build(GraphBuilder graph, Tensor output) =>
        new SoftmaxCrossEntropy(output, graph.AddTensor("gradient of the logits", output.Shape), LabelSmoothing);

    public override string Describe() =>
        LabelSmoothing == 0f ? "SoftmaxCrossEntropy" : $"SoftmaxCrossEntropy(smoothing {Literal.Display(LabelSmoothing)})";
}

/// <summary>Writes each sample's loss and <c>(softmax − target distribution) / samples</c>.</summary>
internal sealed record SoftmaxCrossEntropy(Tensor Output, Tensor Gradient, float LabelSmoothing) : LossOperation(Output, Gradient)
{
    public override void Plan(PassPlanner pass)
    {
        int stride = pass.StrideOf(Output), gradientStride = pass.StrideOf(Gradient);
        if (Output.Length <= FewClassesCrossEntropyKernel.MostClasses)
        {
            var kernel = new FewClassesCrossEntropyKernel(Output.Length, stride, gradientStride, LabelSmoothing);
            Call(pass, kernel, pass.UseScratch(kernel.ScratchLength));
        }
        else
            Call(pass, new SoftmaxCrossEntropyKernel(Output.Length, stride, gradientStride, LabelSmoothing), new(OperandKind.Lanes));
    }

    private void Call(PassPlanner pass, KernelPlan kernel, Operand space) => pass.Call(
        kernel, pass.Of(Output), Operand.Labels, Operand.Losses, pass.Written(Gradient), space, new(OperandKind.Batch));
}
