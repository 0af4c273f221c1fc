using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>output = f(input)</c>, element by element.</summary>
internal sealed record Elementwise(string Layer, Tensor Input, Tensor Output, ElementwiseFunction Function)
    : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites
{
    public override bool IsActivation => true;

    public override long Flops => (long)Function.Flops * Output.Length;

    public Tensor? Overwritten => Input;

    public void Plan(PassPlanner pass) =>
        pass.Call(new ElementwiseForward(Function, pass.StrideOf(Output)), pass.Of(Input), pass.Written(Output));

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new ElementwiseGradient(
                gradients.Of(Output), Function.SavesInput ? Input : Output, gradients.ContributionTo(Input), Function));
    }
}

/// <summary><c>inputGradient = gradient · f′</c>, with f′ computed from the saved output or input.</summary>
internal sealed record ElementwiseGradient(Tensor Gradient, Tensor Saved, Tensor InputGradient, ElementwiseFunction Function)
    : Operation, IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Reads => new(Gradient, Saved);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public void Plan(PassPlanner pass) => pass.Call(
        new ElementwiseBackward(Function, pass.StrideOf(InputGradient)), pass.Of(Gradient), pass.Of(Saved), pass.Written(InputGradient));
}
