using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Positions;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>Queries and keys turned by angles that grow with the step, so that their products depend on how far steps lie apart; values stay.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Base">The longest wavelength over 2π.</param>
/// <param name="Input">Queries, keys and values, <c>[steps, 3 · width]</c>.</param>
/// <param name="Output">The same, turned.</param>
/// <param name="StreamSteps">The steps that a stream may have, of which a sample has one; 0 for samples of whole windows.</param>
internal sealed record RotateHeads(string Layer, AttentionShape Shape, float Base, Tensor Input, Tensor Output, int StreamSteps) : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites
{
    public Tensor? Overwritten => Input;

    // Of each of two features two products and a sum.
    public override long Flops => 6L * Shape.Queries.Count * Shape.Width;

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new RotateHeadsGradient(Shape, Base, gradients.Of(Output), gradients.ContributionTo(Input)));
    }

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new Rotation(IsStep ? StreamSteps : Shape.Queries.Count, Shape.Width, Shape.Heads, Base, IsBack: false, pass.StrideOf(Input), pass.StrideOf(Output), IsStep),
        [pass.Of(Input), pass.Written(Output), .. StreamPlace.OperandsIf(IsStep)]);

    private bool IsStep => StreamSteps > 0;
}

/// <summary>The gradients of queries and keys, turned back.</summary>
internal sealed record RotateHeadsGradient(AttentionShape Shape, float Base, Tensor Gradient, Tensor InputGradient) : Operation, IPlannable
{
    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new Rotation(Shape.Queries.Count, Shape.Width, Shape.Heads, Base, IsBack: true, pass.StrideOf(Gradient), pass.StrideOf(InputGradient)), pass.Of(Gradient), pass.Written(InputGradient));
}
