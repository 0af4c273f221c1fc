using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary><c>output =</c> the mean of each window of positions, channel by channel.</summary>
/// <param name="Shape">Where the windows lie.</param>
/// <param name="CountsPadding">Whether padding counts, as zeros.</param>
internal sealed record AveragePool(string Layer, Tensor Input, Tensor Output, PoolShape Shape, bool CountsPadding)
    : UnaryOperation(Layer, Input, Output), IPlannable
{
    public override long Flops => (long)Output.Length * Shape.KernelLength;

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new AveragePoolForward(Shape, pass.StrideOf(Input), pass.StrideOf(Output), CountsPadding), pass.Of(Input), pass.Written(Output));

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new AveragePoolGradient(gradients.Of(Output), gradients.ContributionTo(Input), Shape, CountsPadding));
    }
}

/// <summary><c>inputGradient = Σ gradient / n</c> over the windows of n positions that a position lies in.</summary>
internal sealed record AveragePoolGradient(Tensor Gradient, Tensor InputGradient, PoolShape Shape, bool CountsPadding) : Operation, IPlannable
{
    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new AveragePoolBackward(Shape, pass.StrideOf(Gradient), pass.StrideOf(InputGradient), CountsPadding), pass.Of(Gradient), pass.Written(InputGradient));
}
