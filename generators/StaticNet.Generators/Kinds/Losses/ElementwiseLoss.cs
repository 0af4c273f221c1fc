using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>Writes each row's mean of a function over its outputs and <c>function′ / elements</c>.</summary>
internal sealed record ElementwiseLoss(Tensor Output, Tensor Values, Tensor Gradient, LossFunction Function) : LossOperation(Output, Gradient), IPlannable
{
    public override Tensor Targets => Values;

    public override EquatableArray<Tensor> Reads => new(Output, Values);

    public void Plan(PassPlanner pass)
    {
        pass.Call(
            new ElementwiseLossKernel(Function, Output.Features, pass.StrideOf(Output), pass.StrideOf(Values), pass.StrideOf(Gradient)),
            pass.Of(Output), pass.Of(Values), Operand.LossesOf(this), pass.Written(Gradient), new(OperandKind.Lanes), Operand.Batch);
        WeighRows.Plan(pass, this);
        ScaleRows.Plan(pass, this);
    }
}
