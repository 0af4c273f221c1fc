using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary><c>output = factor · input</c> with a factor of 0 or <c>1/(1 − rate)</c> for each channel of a sample; nothing in inference mode.</summary>
/// <param name="Rate">The index of the rate among the network's options.</param>
/// <param name="Mask">The number of the mask in the network.</param>
internal sealed record ChannelDropout(string Layer, Tensor Input, Tensor Output, int Rate, int Mask) : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites
{
    public override ForwardOperation? Inference => null;

    public Tensor? Overwritten => Input;

    public override long Flops => Output.Length;

    public void Plan(PassPlanner pass) => Call(pass, Input, Output, Rate, Mask);

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new ChannelDropoutGradient(gradients.Of(Output), gradients.ContributionTo(Input), Rate, Mask));
    }

    /// <summary>Calls the kernel of both passes.</summary>
    internal static void Call(PassPlanner pass, Tensor from, Tensor to, int rate, int mask) => pass.CallForSamples(
        new ChannelDropoutRows(to.Rows, to.Features, pass.StrideOf(from), pass.StrideOf(to)),
        pass.Of(from), pass.Written(to), Operand.Option(rate), Operand.MaskKey(mask), Operand.FirstRow);
}

/// <summary><c>inputGradient = factor · gradient</c>, the factors computed again.</summary>
internal sealed record ChannelDropoutGradient(Tensor Gradient, Tensor InputGradient, int Rate, int Mask) : Operation, IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public void Plan(PassPlanner pass) => ChannelDropout.Call(pass, Gradient, InputGradient, Rate, Mask);
}
