using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Kinds.Dense;
using Xunit;

namespace StaticNet.Generators.Tests.Graph;

/// <summary>Differentiation, on graphs of three or four operations.</summary>
public sealed class GradientBuilderTests
{
    private readonly HandGraph _graph = new();

    [Fact]
    public void Differentiate_ValueWithTwoReaders_WritesItsGradientByTheLastAndAddsTheFirsts()
    {
        var trunk = _graph.Dense(_graph.Input(4), 3);
        var first = _graph.Dense(trunk, 3);
        var second = _graph.Dense(trunk, 3);
        var sum = _graph.Add(first, second);

        var backward = _graph.Differentiate(_graph.Loss(sum));

        var contributions = backward.OfType<MatrixInputGradient>().ToList();
        var added = Assert.Single(backward.OfType<GradientSum>());
        Assert.Equal([contributions[0].InputGradient, contributions[1].InputGradient], [added.Gradient, added.Contribution]);
        Assert.Equal("weights2", contributions[0].Weights.Name);
        Assert.Equal(added.Sum, backward.OfType<MatrixWeightGradient>().Last().Gradient);
    }

    [Fact]
    public void Differentiate_Sum_PassesItsGradientOnWithoutACopy()
    {
        var input = _graph.Input(4);
        var sum = _graph.Add(_graph.Dense(input, 3), _graph.Dense(input, 3));
        var loss = _graph.Loss(sum);

        var backward = _graph.Differentiate(loss);

        Assert.All(backward, operation => Assert.Equal(loss.Gradient, Assert.IsType<MatrixWeightGradient>(operation).Gradient));
        Assert.Equal(2, backward.Count);
    }

    [Fact]
    public void Differentiate_ProductOfAValueWithItself_HasTwoContributions()
    {
        var value = _graph.Dense(_graph.Input(4), 3);
        var product = _graph.Multiply(value, value);

        var backward = _graph.Differentiate(_graph.Loss(product));

        Assert.Equal(2, backward.OfType<ProductGradient>().Count());
        Assert.All(backward.OfType<ProductGradient>(), gradient => Assert.Equal([value], gradient.Others));
        Assert.Single(backward.OfType<GradientSum>());
    }

    [Fact]
    public void Differentiate_BranchWithoutParameters_HasNoGradient()
    {
        var input = _graph.Input(3);
        var plain = _graph.Relu(input);
        var sum = _graph.Add(_graph.Dense(input, 3), plain);

        var backward = _graph.Differentiate(_graph.Loss(sum));

        Assert.IsType<MatrixWeightGradient>(Assert.Single(backward));
    }

    [Fact]
    public void Differentiate_LossInTheMiddle_IsAContributionToo()
    {
        var middle = _graph.Dense(_graph.Input(4), 3);
        var end = _graph.Dense(middle, 2);
        var inner = _graph.Loss(middle);

        var backward = _graph.Differentiate(inner, _graph.Loss(end));

        var added = Assert.Single(backward.OfType<GradientSum>());
        Assert.Equal(inner.Gradient, added.Gradient);
        Assert.Equal(added.Sum, backward.OfType<MatrixWeightGradient>().Last().Gradient);
    }

    [Fact]
    public void Differentiate_Activation_GoesThroughItsRule()
    {
        var dense = _graph.Dense(_graph.Input(4), 3);
        var loss = _graph.Loss(_graph.Relu(dense));

        var backward = _graph.Differentiate(loss);

        var gradient = Assert.IsType<ElementwiseGradient>(backward[0]);
        Assert.Equal(loss.Gradient, gradient.Gradient);
        Assert.Equal(gradient.InputGradient, Assert.IsType<MatrixWeightGradient>(backward[1]).Gradient);
    }
}
