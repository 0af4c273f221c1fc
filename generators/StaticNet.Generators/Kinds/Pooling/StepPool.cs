using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary><c>output =</c> the largest or the mean of each feature over the steps that a sample has.</summary>
/// <param name="IsMax">Whether it is the largest.</param>
internal sealed record StepPool(string Layer, Tensor Input, Tensor Output, bool IsMax) : UnaryOperation(Layer, Input, Output), IPlannable
{
    public override long Flops => Input.Length;

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new StepPoolGradient(this, gradients.Of(Output), gradients.ContributionTo(Input)));
    }

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new StepPoolForward(IsMax, Input.Rows, Input.Features, pass.StrideOf(Input), pass.StrideOf(Output), Input.HasLengths),
        [pass.Of(Input), pass.Written(Output), .. LengthsOf(Input)]);

    /// <summary>The lengths as an argument, where the samples have any.</summary>
    internal static IEnumerable<Operand> LengthsOf(Tensor input) => input.HasLengths ? [Operand.Lengths] : [];
}

/// <summary>The gradient of a pool over steps: that of the mean goes to each step alike, that of the largest to the first that has it; 0 beyond a length.</summary>
/// <param name="Pool">The pool.</param>
internal sealed record StepPoolGradient(StepPool Pool, Tensor Gradient, Tensor InputGradient) : Operation, IPlannable
{
    public override EquatableArray<Tensor> Reads => Pool.IsMax ? new(Gradient, Pool.Input, Pool.Output) : new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public void Plan(PassPlanner pass)
    {
        bool isMax = Pool.IsMax;
        int inputStride = isMax ? pass.StrideOf(Pool.Input) : 0, outputStride = isMax ? pass.StrideOf(Pool.Output) : 0;
        var (input, gradient) = (Pool.Input, InputGradient);
        pass.CallForSamples(
            new StepPoolBackward(
                isMax, input.Rows, input.Features, inputStride, outputStride, pass.StrideOf(Gradient), pass.StrideOf(gradient), input.HasLengths),
            [
                .. isMax ? [pass.Of(input), pass.Of(Pool.Output)] : Array.Empty<Operand>(),
                pass.Of(Gradient), pass.Written(gradient), .. StepPool.LengthsOf(input),
            ]);
    }
}
