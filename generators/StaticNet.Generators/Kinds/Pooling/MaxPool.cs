using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary><c>output = max</c> of each window of positions, channel by channel.</summary>
/// <param name="Shape">Where the windows lie.</param>
internal sealed record MaxPool(string Layer, Tensor Input, Tensor Output, PoolShape Shape) : UnaryOperation(Layer, Input, Output), IPlannable
{
    public override long Flops => (long)Output.Length * (Shape.KernelLength - 1);

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new MaxPoolForward(Shape, pass.StrideOf(Input), pass.StrideOf(Output)), pass.Of(Input), pass.Written(Output));

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new MaxPoolGradient(gradients.Of(Output), Input, Output, gradients.ContributionTo(Input), Shape));
    }
}

/// <summary>
/// <c>inputGradient = Σ gradient</c> of the windows whose first maximum a position is; times f′ where the gradient of the activation that made the
/// input was joined: from the output of both, which is the activation's at that position.
/// </summary>
internal sealed record MaxPoolGradient(
    Tensor Gradient, Tensor Input, Tensor Output, Tensor InputGradient, PoolShape Shape, ElementwiseFunction? Activation = null)
    : Operation, IPlannable, IOverwrites, IJoinsReader
{
    public override EquatableArray<Tensor> Reads => new(Gradient, Input, Output);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    // A position of one window alone is read before it is written; memory is what this takes its time for.
    public Tensor? Overwritten => PoolGradient.Clears(Shape) ? null : Input;

    public Operation? JoinWithReader(Operation reader) =>
        Activation is null && reader is ElementwiseGradient { Function: { FusesBackward: true, SavesInput: false } } activation
            && activation.Gradient == InputGradient && activation.Saved == Input
            ? this with { InputGradient = activation.InputGradient, Activation = activation.Function }
            : null;

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new MaxPoolBackward(Shape, pass.StrideOf(Input), pass.StrideOf(Output), pass.StrideOf(Gradient), pass.StrideOf(InputGradient), Activation),
        pass.Of(Gradient), pass.Of(Input), pass.Of(Output), pass.Written(InputGradient));
}
