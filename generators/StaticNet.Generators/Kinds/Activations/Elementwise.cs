using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>output = f(input)</c>, element by element.</summary>
internal sealed record Elementwise(string Layer, Tensor Input, Tensor Output, ElementwiseFunction Function)
    : UnaryOperation(Layer, Input, Output), IPlannable, ITakesStrides, IOverwrites
{
    public bool TakesStride(Tensor value) => true;

    public override bool IsActivation => true;

    public override long Flops => (long)Function.Flops * Output.Length;

    public Tensor? Overwritten => Input;

    public void Plan(PassPlanner pass)
    {
        var kernel = new ElementwiseForward(Function, pass.StrideOf(Output));
        if (pass.IsPlaced(Input) || pass.IsPlaced(Output))
            kernel = kernel with { Features = Output.Features, InputStride = pass.StrideOf(Input) };
        pass.Call(kernel, pass.Of(Input), pass.Written(Output));
    }

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new ElementwiseGradient(
                gradients.Of(Output), Function.SavesInput ? Input : Output, gradients.ContributionTo(Input), Function));
    }
}

/// <summary><c>inputGradient = gradient · f′</c>, with f′ computed from the saved output or input.</summary>
internal sealed record ElementwiseGradient(Tensor Gradient, Tensor Saved, Tensor InputGradient, ElementwiseFunction Function)
    : Operation, IPlannable, ITakesStrides, IOverwrites
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Tensor> Reads => new(Gradient, Saved);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public void Plan(PassPlanner pass)
    {
        var kernel = new ElementwiseBackward(Function, pass.StrideOf(InputGradient));
        if (((Tensor[])[Gradient, Saved, InputGradient]).Any(pass.IsPlaced))
            kernel = kernel with { Features = InputGradient.Features, GradientStride = pass.StrideOf(Gradient), SavedStride = pass.StrideOf(Saved) };
        pass.Call(kernel, pass.Of(Gradient), pass.Of(Saved), pass.Written(InputGradient));
    }
}
