using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Combination;

/// <summary><c>output = a + b + …</c>, or <c>a · b · …</c> element by element: several values of one shape.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Inputs">The values, two or more.</param>
/// <param name="Output">What they make.</param>
/// <param name="Multiplies">Whether they are multiplied.</param>
internal sealed record Combine(string Layer, EquatableArray<Tensor> Inputs, Tensor Output, bool Multiplies) : ForwardOperation(Layer), IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Reads => Inputs;

    public override EquatableArray<Tensor> Outputs => new(Output);

    public override long Flops => (Inputs.Count - 1L) * Output.Length;

    // From left to right: a third value is read when the first has been overwritten.
    public Tensor? Overwritten => Inputs.Skip(2).Contains(Inputs[0]) ? null : Inputs[0];

    public override ForwardOperation ReadingFrom(Func<Tensor, Tensor> source) => this with { Inputs = Inputs.Select(source).ToEquatableArray() };

    public override void Differentiate(GradientBuilder gradients)
    {
        var gradient = gradients.Of(Output);
        for (int index = 0; index < Inputs.Count; index++)
        {
            if (!gradients.IsNeeded(Inputs[index]))
                continue;
            if (Multiplies)
                gradients.Append(new ProductGradient(gradient, Others(index), gradients.ContributionTo(Inputs[index])));
            else
                gradients.Contribute(Inputs[index], gradient);
        }
    }

    public void Plan(PassPlanner pass) => CombineRows.Plan(pass, Multiplies, Inputs, Output);

    private EquatableArray<Tensor> Others(int index) => Inputs.Where((_, other) => other != index).ToEquatableArray();
}

/// <summary><c>inputGradient = gradient · b · …</c>: the gradient of a factor.</summary>
/// <param name="Gradient">The gradient of the product.</param>
/// <param name="Others">The other factors.</param>
/// <param name="InputGradient">What it makes.</param>
internal sealed record ProductGradient(Tensor Gradient, EquatableArray<Tensor> Others, Tensor InputGradient) : Operation, IPlannable, IOverwrites
{
    public override EquatableArray<Tensor> Reads => new([Gradient, .. Others]);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public void Plan(PassPlanner pass) => CombineRows.Plan(pass, multiplies: true, [Gradient, .. Others], InputGradient);
}
