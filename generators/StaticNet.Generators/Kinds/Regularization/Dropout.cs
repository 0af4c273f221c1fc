using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary><c>output = factor · input</c> with a factor of 0 or <c>1/(1 − rate)</c> for each element; nothing in inference mode.</summary>
/// <param name="Rate">The index of the rate among the network's options.</param>
/// <param name="Mask">The number of the mask in the network.</param>
internal sealed record Dropout(string Layer, Tensor Input, Tensor Output, int Rate, int Mask) : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites
{
    public override ForwardOperation? Inference => null;

    public Tensor? Overwritten => Input;

    public override long Flops => Output.Length;

    public void Plan(PassPlanner pass) => pass.Call(
        new DropoutRows(Output.Features, pass.StrideOf(Output)),
        pass.Of(Input), pass.Written(Output), Operand.Option(Rate), Operand.MaskKey(Mask), Operand.FirstRow);

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new DropoutGradient(gradients.Of(Output), gradients.ContributionTo(Input), Output, Rate, Mask));
    }
}

/// <summary>
/// <c>inputGradient = factor · gradient</c>. The factors are computed again, unless a rectifier comes before the dropout: its gradient
/// and theirs are 0 where the output is, so together they are the scale where the output is positive.
/// </summary>
internal sealed record DropoutGradient(
    Tensor Gradient, Tensor InputGradient, Tensor Output, int Rate, int Mask, ElementwiseFunction? Rectifier = null) : Operation, IPlannable, IOverwrites, IJoinsReader
{
    public override EquatableArray<Tensor> Reads => Rectifier is null ? new(Gradient) : new(Gradient, Output);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public Operation? JoinWithReader(Operation reader) =>
        Rectifier is null && reader is ElementwiseGradient { Function.IsRectifier: true } activation && activation.Gradient == InputGradient
            ? this with { InputGradient = activation.InputGradient, Rectifier = activation.Function }
            : null;

    public void Plan(PassPlanner pass)
    {
        int stride = pass.StrideOf(InputGradient);
        if (Rectifier is null)
            pass.Call(
                new DropoutRows(InputGradient.Features, stride),
                pass.Of(Gradient), pass.Written(InputGradient), Operand.Option(Rate), Operand.MaskKey(Mask), Operand.FirstRow);
        else
            pass.Call(
                new RectifiedDropoutGradient(Rectifier, stride),
                pass.Of(Gradient), pass.Of(Output), pass.Written(InputGradient), Operand.Option(Rate));
    }
}
