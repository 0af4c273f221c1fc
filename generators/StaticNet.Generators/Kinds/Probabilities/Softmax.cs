using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Probabilities;

/// <summary><c>output[b, i] = e^input[b, i] / Σⱼ e^input[b, j]</c>.</summary>
internal sealed record Softmax(string Layer, Tensor Input, Tensor Output) : ForwardOperation(Layer, Input, Output)
{
    // The largest, the difference to it, e^x, the sum, the quotient.
    public override long Flops => 24L * Output.Length;

    public override Tensor? InPlace => Input;

    public override void Plan(PassPlanner pass) => pass.Call(
        new SoftmaxForward(Output.Length, pass.StrideOf(Output)), pass.Of(Input), pass.Written(Output), new(OperandKind.Lanes));

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new SoftmaxGradient(gradients.Of(Output), Output, gradients.Of(Input)));
    }
}

/// <summary><c>inputGradient[b, i] = output[b, i] · (gradient[b, i] − Σⱼ gradient[b, j] · output[b, j])</c>.</summary>
internal sealed record SoftmaxGradient(Tensor Gradient, Tensor Output, Tensor InputGradient) : Operation
{
    public override EquatableArray<Tensor> Reads => new(Gradient, Output);

    public override Tensor? Writes => InputGradient;

    public override Tensor? InPlace => Gradient;

    public override void Plan(PassPlanner pass) => pass.Call(
        new SoftmaxBackward(Output.Length, pass.StrideOf(Output)),
        pass.Of(Gradient), pass.Of(Output), pass.Written(InputGradient), new(OperandKind.Lanes));
}
