using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Shapes;

/// <summary>The same elements in another shape, in row-major order.</summary>
internal sealed record Reshape(string Layer, Tensor Input, Tensor Output) : UnaryOperation(Layer, Input, Output), IPlannable, IReshapes
{
    public Tensor From => Input;

    public Tensor To => Output;

    public override long Flops => 0;

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new ReshapeGradient(gradients.Of(Output), gradients.ContributionTo(Input)));
    }

    public void Plan(PassPlanner pass) => Copy(pass, Input, Output);

    /// <summary>Copies elements to rows of another length.</summary>
    internal static void Copy(PassPlanner pass, Tensor from, Tensor to) => pass.CallForSamples(
        new ReshapeRows(from.Features, pass.StrideOf(from), to.Rows, to.Features, pass.StrideOf(to)), pass.Of(from), pass.Written(to));
}

/// <summary>The gradient of elements in another shape: in the shape that they had.</summary>
internal sealed record ReshapeGradient(Tensor Gradient, Tensor InputGradient) : Operation, IPlannable, IReshapes
{
    public Tensor From => Gradient;

    public Tensor To => InputGradient;

    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public void Plan(PassPlanner pass) => Reshape.Copy(pass, Gradient, InputGradient);
}
