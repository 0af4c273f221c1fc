using StaticNet.Generators.Graph;
using StaticNet.Generators.Kernels;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Losses;

/// <summary>The mean over every element of the squared difference between outputs and targets.</summary>
internal sealed record MeanSquaredErrorLoss(int Attribute) : LossModel(Attribute)
{
    public override TargetKind TargetKind => TargetKind.Values;

    public static LossModel Read(AttributeReader reader) => new MeanSquaredErrorLoss(reader.Index);

    public override LossOperation Build(GraphBuilder graph, Tensor output) => new MeanSquaredError(
        output, graph.AddTensor("targets", output.Shape), graph.AddTensor("gradient of the outputs", output.Shape));

    public override string Describe() => "MeanSquaredError";
}

/// <summary>Writes each sample's mean squared error and <c>2(output − target) / elements</c>.</summary>
internal sealed record MeanSquaredError(Tensor Output, Tensor Values, Tensor Gradient) : LossOperation(Output, Gradient)
{
    public override Tensor Targets => Values;

    public override EquatableArray<Tensor> Reads => new(Output, Values);

    public override void Plan(PassPlanner pass) => pass.Call(
        new MeanSquaredErrorKernel(Output.Length, pass.StrideOf(Output), pass.StrideOf(Values), pass.StrideOf(Gradient)),
        pass.Of(Output), pass.Of(Values), Operand.Losses, pass.Written(Gradient), new(OperandKind.Lanes), new(OperandKind.Batch));
}
