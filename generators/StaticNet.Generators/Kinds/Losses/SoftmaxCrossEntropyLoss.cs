using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>
/// Cross-entropy of class labels with the softmax of the logits, with optional label smoothing, weights of classes and a label
/// to ignore.
/// </summary>
internal sealed record SoftmaxCrossEntropyLoss(int Attribute, CrossEntropyOptions Options) : LossModel(Attribute), IBuildableLoss
{
    private const string Kind = "SoftmaxCrossEntropy";

    public override TargetKind TargetKind => TargetKind.Labels;

    public override ProbabilityFunction? Probabilities => ProbabilityFunction.Softmax;

    public override int? IgnoreLabel => Options.IgnoreLabel;

    public override EquatableArray<float> ClassWeights => Options.ClassWeights;

    public static LossModel Read(AttributeReader reader)
    {
        float smoothing = reader.Named(CrossEntropyOptions.SmoothingName, 0f);
        if (smoothing is not (>= 0f and <= 1f))
            reader.Report(Rules.InvalidOption, CrossEntropyOptions.SmoothingName, Literal.Display(smoothing), "a number in [0, 1]");
        float[] weights = reader.NamedArray(CrossEntropyOptions.WeightsName, 1f) ?? [];
        CheckWeights(reader, weights);
        return new SoftmaxCrossEntropyLoss(
            reader.Index, new CrossEntropyOptions(smoothing, new(weights), reader.Named<int?>(CrossEntropyOptions.IgnoreName, null)));
    }

    public LossOperation Build(GraphBuilder graph, Tensor output)
    {
        int weights = Options.ClassWeights.Count;
        if (Options.IsWeighted && weights != output.Features)
            graph.Report(
                Rules.InvalidOption, Attribute, Kind, $"the number of {CrossEntropyOptions.WeightsName}", Literal.Of(weights),
                $"{Literal.Of(output.Features)}, one for each class");
        return new SoftmaxCrossEntropy(output, graph.AddTensor("gradient of the logits", output.Shape), Options);
    }

    public override string Describe()
    {
        List<string> options = [];
        if (Options.IsSmooth)
            options.Add($"smoothing {Literal.Display(Options.LabelSmoothing)}");
        if (Options.IsWeighted)
            options.Add("class weights");
        if (IgnoreLabel is { } ignored)
            options.Add($"label {Literal.Of(ignored)} ignored");
        return options.Count == 0 ? Kind : $"{Kind}({string.Join(", ", options)})";
    }

    private static void CheckWeights(AttributeReader reader, float[] weights)
    {
        int wrong = Array.FindIndex(weights, weight => weight is not (>= 0f and < float.PositiveInfinity));
        if (wrong >= 0)
            reader.Report(
                Rules.InvalidOption, $"{CrossEntropyOptions.WeightsName}[{Literal.Of(wrong)}]", Literal.Display(weights[wrong]),
                "a finite number of at least 0");
        else if (weights.Length > 0 && Array.TrueForAll(weights, weight => weight == 0f))
            reader.Report(Rules.InvalidOption, $"every element of {CrossEntropyOptions.WeightsName}", "0", "positive for at least one class");
    }
}

/// <summary>Writes each sample's loss and <c>(softmax − target distribution) / samples</c>.</summary>
internal sealed record SoftmaxCrossEntropy(Tensor Output, Tensor Gradient, CrossEntropyOptions Options) : LossOperation(Output, Gradient), IPlannable
{
    public void Plan(PassPlanner pass)
    {
        int stride = pass.StrideOf(Output), gradientStride = pass.StrideOf(Gradient);
        if (Output.Features <= FewClassesCrossEntropyKernel.MostClasses)
        {
            var kernel = new FewClassesCrossEntropyKernel(Output.Features, stride, gradientStride, Options);
            Call(pass, kernel, pass.UseScratch(kernel.ScratchLength));
        }
        else
            Call(pass, new SoftmaxCrossEntropyKernel(Output.Features, stride, gradientStride, Options), new(OperandKind.Lanes));
        WeighRows.Plan(pass, this);
        ScaleRows.Plan(pass, this);
    }

    private void Call(PassPlanner pass, KernelPlan kernel, Operand space)
    {
        List<Operand> operands = [pass.Of(Output), Operand.LabelsOf(this), Operand.LossesOf(this), pass.Written(Gradient), space];
        if (Options.IsWeighted)
            operands.Add(Operand.Of(this, OperandKind.ClassWeights));
        operands.Add(Options.IsPlain ? Operand.Batch : Operand.Of(this, OperandKind.LossScale));
        pass.Call(kernel, [.. operands]);
    }
}
