using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Lengths;

/// <summary><c>output[t] = input[t]</c> for the steps that a sample has, and 0 beyond them.</summary>
internal sealed record ClearSteps(string Layer, Tensor Input, Tensor Output) : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites, IExplained
{
    public Tensor? Overwritten => Input;

    public override long Flops => 0;

    public string Explanation => "what is beyond a sample's length becomes 0, whatever layers made of zeros there, and so does its gradient";

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new ClearStepsGradient(gradients.Of(Output), gradients.ContributionTo(Input)));
    }

    public void Plan(PassPlanner pass) => Copy(pass, Input, Output);

    /// <summary>Copies the steps that samples have, or leaves them where they are, and clears the others.</summary>
    internal static void Copy(PassPlanner pass, Tensor from, Tensor to) => pass.CallForSamples(
        new StepRows(to.Rows, to.Features, pass.StrideOf(from), pass.StrideOf(to)), pass.Of(from), pass.Written(to), Operand.Lengths);
}

/// <summary>The gradient of a value that was cleared beyond the lengths of samples: 0 there.</summary>
internal sealed record ClearStepsGradient(Tensor Gradient, Tensor InputGradient) : Operation, IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public void Plan(PassPlanner pass) => ClearSteps.Copy(pass, Gradient, InputGradient);
}
