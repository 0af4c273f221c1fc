using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>output = f(input)</c>, element by element.</summary>
internal sealed record Elementwise(string Layer, Tensor Input, Tensor Output, ElementwiseFunction Function)
    : ForwardOperation(Layer, Input, Output)
{
    public override long Flops => (long)Function.Flops * Output.Length;

    public override Tensor? InPlace => Input;

    public override void Plan(PassPlanner pass) =>
        pass.Call(new ElementwiseForward(Function, pass.StrideOf(Output)), pass.Of(Input), pass.Written(Output));

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new ElementwiseGradient(
                gradients.Of(Output), Function.SavesInput ? Input : Output, gradients.Of(Input), Function));
    }
}

/// <summary><c>inputGradient = gradient · f′</c>, with f′ computed from the saved output or input.</summary>
internal sealed record ElementwiseGradient(Tensor Gradient, Tensor Saved, Tensor InputGradient, ElementwiseFunction Function) : Operation
{
    public override EquatableArray<Tensor> Reads => new(Gradient, Saved);

    public override Tensor? Writes => InputGradient;

    public override Tensor? InPlace => Gradient;

    // A normalization reads its gradient twice, so that only a derivative of a few instructions is worth taking in.
    public override Operation? JoinWith(Operation next) =>
        Function.FusesForward && next is BatchNormalizeGradient { Activation: null } normalization
            ? normalization with { Gradient = Gradient, Activation = Function, Activated = Saved }
            : null;

    public override void Plan(PassPlanner pass) => pass.Call(
        new ElementwiseBackward(Function, pass.StrideOf(InputGradient)), pass.Of(Gradient), pass.Of(Saved), pass.Written(InputGradient));
}
