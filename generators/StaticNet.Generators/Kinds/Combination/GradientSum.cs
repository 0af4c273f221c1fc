using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Combination;

/// <summary><c>sum = gradient + contribution</c>: the gradient of a value with several readers, one reader more.</summary>
/// <param name="Gradient">What has been contributed so far.</param>
/// <param name="Contribution">What one more reader contributes.</param>
/// <param name="Sum">The gradient with it.</param>
internal sealed record GradientSum(Tensor Gradient, Tensor Contribution, Tensor Sum) : Operation, IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Reads => new(Gradient, Contribution);

    public override EquatableArray<Tensor> Writes => new(Sum);

    public Tensor? Overwritten => Gradient;

    public void Plan(PassPlanner pass) =>
        CombineRows.Plan(pass, multiplies: false, [Gradient, Contribution], Sum);
}
