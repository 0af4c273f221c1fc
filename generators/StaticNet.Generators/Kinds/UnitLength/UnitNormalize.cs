using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.UnitLength;

/// <summary><c>output = input / max(‖input‖, ε)</c>, a row at a time.</summary>
/// <param name="Lengths">Of each row 1 / max(‖input‖, ε), and 1 where the length exceeds ε, else 0.</param>
internal sealed record UnitNormalize(string Layer, Tensor Input, Tensor Output, Tensor Lengths, float Epsilon)
    : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Saves => new(Lengths);

    // The backward pass goes by the output alone.
    public Tensor? Overwritten => Input;

    public override long Flops => 3L * Input.Length;

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new UnitNormalizeGradient(gradients.Of(Output), Output, Lengths, gradients.ContributionTo(Input)));
    }

    public void Plan(PassPlanner pass) => pass.Call(
        new UnitNormForward(Input.Features, pass.StrideOf(Input), pass.StrideOf(Output), Epsilon),
        pass.Of(Input), pass.Written(Lengths), pass.Written(Output), new(OperandKind.Lanes));
}

/// <summary><c>inputGradient = (gradient − output · (gradient · output)) / ‖input‖</c>, a row at a time.</summary>
internal sealed record UnitNormalizeGradient(Tensor Gradient, Tensor Output, Tensor Lengths, Tensor InputGradient) : Operation, IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Reads => new(Gradient, Output, Lengths);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public void Plan(PassPlanner pass) => pass.Call(
        new UnitNormGradient(Output.Features, pass.StrideOf(Output), pass.StrideOf(Gradient), pass.StrideOf(InputGradient)),
        pass.Of(Gradient), pass.Of(Output), pass.Of(Lengths), pass.Written(InputGradient), new(OperandKind.Lanes));
}
