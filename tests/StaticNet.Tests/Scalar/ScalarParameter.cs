namespace StaticNet.Tests.Scalar;

/// <summary>A parameter of the scalar implementation with its gradient, row-major without padding.</summary>
/// <param name="name"><c>Weights</c> or <c>Bias</c>.</param>
/// <param name="shape">Outputs first, as PyTorch has it.</param>
internal sealed class ScalarParameter(string name, params int[] shape)
{
    /// <summary>The name in its layer.</summary>
    public string Name { get; } = name;

    /// <summary>The shape, outputs first.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>The elements.</summary>
    public double[] Values { get; } = new double[shape.Aggregate(1, (product, size) => product * size)];

    /// <summary>The gradient of the loss by each element.</summary>
    public double[] Gradients { get; } = new double[shape.Aggregate(1, (product, size) => product * size)];
}
