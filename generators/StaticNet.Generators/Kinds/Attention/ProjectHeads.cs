using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>Queries of one value, keys and values of another: products with parts of the weights, which lie in whole panels.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Products">The products.</param>
internal sealed record ProjectHeads(string Layer, EquatableArray<HeadProduct> Products) : ForwardOperation(Layer), IPlannable, IPlacesParameters, IExplained
{
    public override EquatableArray<Tensor> Reads => Products.Select(product => product.Input).Distinct().ToEquatableArray();

    public override EquatableArray<Tensor> Outputs => Products.Select(product => product.Output).Distinct().ToEquatableArray();

    public override EquatableArray<Parameter> Parameters => Products.SelectMany(product => new[] { product.Weights, product.Bias }).OfType<Parameter>().Distinct().ToEquatableArray();

    public string Explanation => "queries, keys and values in panels of their own";

    public override long Flops => Products.Sum(product => 2L * product.Weights.Inputs * product.Width * product.Count * product.Input.Rows);

    public ParameterLayout? LayoutOf(Parameter parameter) => ParameterLayout.Grouped(parameter, Products[0].Width);

    public override ForwardOperation ReadingFrom(Func<Tensor, Tensor> source) =>
        this with { Products = Products.Select(product => product with { Input = source(product.Input) }).ToEquatableArray() };

    public override void Differentiate(GradientBuilder gradients)
    {
        gradients.Append(new ProjectHeadsGradient(Products, Products.Select(product => gradients.Of(product.Output)).ToEquatableArray(), Parameters));
        foreach (var product in Products)
            if (gradients.IsNeeded(product.Input))
                gradients.Append(new HeadInputGradient(product, gradients.Of(product.Output), gradients.ContributionTo(product.Input)));
    }

    public void Plan(PassPlanner pass)
    {
        foreach (var product in Products)
            product.PlanForward(pass);
    }
}

/// <summary>The gradients of all weights and of the bias, each part by the product that it belongs to.</summary>
/// <param name="Products">The products.</param>
/// <param name="Gradients">The gradient of each one's output.</param>
/// <param name="Parameters">The weights and the bias.</param>
internal sealed record ProjectHeadsGradient(EquatableArray<HeadProduct> Products, EquatableArray<Tensor> Gradients, EquatableArray<Parameter> Parameters)
    : Operation, IPlannable, IWritesGradients
{
    public override EquatableArray<Tensor> Reads => Products.Select(product => product.Input).Concat(Gradients).Distinct().ToEquatableArray();

    public override EquatableArray<Tensor> Writes => default;

    public EquatableArray<Parameter> WrittenGradients => Parameters;

    public void Plan(PassPlanner pass)
    {
        for (int index = 0; index < Products.Count; index++)
            Products[index].PlanWeightGradient(pass, Gradients[index]);
    }
}

/// <summary>What a product contributes to the gradient of its input.</summary>
/// <param name="Product">The product.</param>
/// <param name="Gradient">The gradient of its output.</param>
/// <param name="InputGradient">Receives that of its input.</param>
internal sealed record HeadInputGradient(HeadProduct Product, Tensor Gradient, Tensor InputGradient) : Operation, IPlannable
{
    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public void Plan(PassPlanner pass) => Product.PlanInputGradient(pass, Gradient, InputGradient);
}
