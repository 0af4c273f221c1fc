using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Dense;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// A convolution whose kernels have one position and neither skip nor pad: the matrix product of a dense layer at each position. Positions are so many
/// that a gradient of weights which goes over all of them for each tile reads them from memory each time; the one of convolutions takes what the cache holds.
/// </summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Output">What it makes.</param>
/// <param name="Sizes">The sizes.</param>
/// <param name="Weights">The weights.</param>
/// <param name="Bias">The bias, if there is one.</param>
internal sealed record PointwiseConvolve(string Layer, Tensor Input, Tensor Output, ConvolutionShape Sizes, Parameter Weights, Parameter? Bias)
    : MatrixMultiply(Layer, Input, Output, Weights, Bias)
{
    protected override Operation WeightGradientBy(Tensor gradient) => Sizes.OutputPositions == 1 || DenseStrategy.Of(Weights).IsDot
        ? base.WeightGradientBy(gradient)
        : new ConvolveWeightGradient(Input, gradient, Sizes, Weights, Bias);
}
