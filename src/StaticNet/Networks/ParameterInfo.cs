using System.Collections.Immutable;

namespace StaticNet;

/// <summary>What is known about a parameter at build time.</summary>
/// <param name="Layer">The name of its layer, <c>Dense1</c>.</param>
/// <param name="Name">Its name in the layer, <c>Weights</c> or <c>Bias</c>.</param>
/// <param name="Kind">What it does in the layer.</param>
/// <param name="Shape">Its shape without padding, outputs first, as PyTorch has it: <c>[units, inputs]</c>.</param>
/// <param name="Layout">Where its elements lie in the flat arrays.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="FanIn">The number of inputs that feed one output of the layer.</param>
/// <param name="FanOut">The number of outputs that one input of the layer feeds.</param>
public sealed record ParameterInfo(
    string Layer,
    string Name,
    ParameterKind Kind,
    ImmutableArray<int> Shape,
    ParameterLayout Layout,
    Initializer Initializer,
    int FanIn,
    int FanOut)
{
    /// <summary>
    /// The factor on what <see cref="Initializer"/> draws for a ReLU and fanIn: with <see cref="Initializer.HeNormal"/> the deviation is
    /// Gain·√(2/fanIn), with <see cref="Initializer.Normal"/> it is Gain, with <see cref="Initializer.Constant"/> each weight is Gain. The generator puts the following activation,
    /// the fan and the layer's own gain into it. Default 1.
    /// </summary>
    public float Gain { get; init; } = 1f;

    /// <summary>The row that starts at 0 and gets no gradient, that of a padding token; null for none.</summary>
    public int? PaddingRow { get; init; }

    /// <summary>
    /// The matrices of equal size below each other that it is made of, <see cref="Outputs"/> / Blocks rows each: the gates of a recurrence. Initializers that
    /// look at a whole matrix draw each of them alone. Default 1.
    /// </summary>
    public int Blocks { get; init; } = 1;

    /// <summary>The block of a bias that starts at 1, an LSTM's forget gate; null for none.</summary>
    public int? BlockOfOnes { get; init; }

    /// <summary>The name in its network, <c>Dense1.Weights</c>.</summary>
    public string FullName => $"{Layer}.{Name}";

    /// <summary>The size of the first dimension.</summary>
    public int Outputs => Shape[0];

    /// <summary>The product of the other dimensions, 1 for a vector.</summary>
    public int Inputs { get; } = Shape.Skip(1).Aggregate(1, (product, size) => product * size);

    /// <summary>The number of elements, padding not counted.</summary>
    public int Count => Outputs * Inputs;

    /// <summary>The parameter's elements in a flat array.</summary>
    /// <param name="flat"><see cref="INetwork.Parameters"/>, <see cref="INetwork.Gradients"/> or an array laid out like them.</param>
    public ParameterView In(Span<float> flat) => new(flat, this);
}
