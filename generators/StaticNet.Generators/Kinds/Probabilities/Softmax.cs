using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Probabilities;

/// <summary><c>output[b, i] = e^input[b, i] / Σⱼ e^input[b, j]</c>.</summary>
internal sealed record Softmax(string Layer, Tensor Input, Tensor Output) : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites
{
    // The largest, the difference to it, e^x, the sum, the quotient.
    public override long Flops => 24L * Output.Length;

    public Tensor? Overwritten => Input;

    public void Plan(PassPlanner pass) => pass.Call(
        new SoftmaxForward(Output.Features, pass.StrideOf(Output)), pass.Of(Input), pass.Written(Output), new(OperandKind.Lanes));

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new SoftmaxGradient(gradients.Of(Output), Output, gradients.ContributionTo(Input)));
    }
}

/// <summary><c>inputGradient[b, i] = output[b, i] · (gradient[b, i] − Σⱼ gradient[b, j] · output[b, j])</c>.</summary>
internal sealed record SoftmaxGradient(Tensor Gradient, Tensor Output, Tensor InputGradient) : Operation, IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Reads => new(Gradient, Output);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public void Plan(PassPlanner pass) => pass.Call(
        new SoftmaxBackward(Output.Features, pass.StrideOf(Output)),
        pass.Of(Gradient), pass.Of(Output), pass.Written(InputGradient), new(OperandKind.Lanes));
}
