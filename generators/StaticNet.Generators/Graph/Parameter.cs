using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>A trained tensor, or a statistic that a layer keeps.</summary>
/// <param name="Id">Its number in the graph, which is its order in the flat array.</param>
/// <param name="Layer">The name of its layer.</param>
/// <param name="Name">Its name in the layer.</param>
/// <param name="Kind">What it does in the layer.</param>
/// <param name="Shape">Outputs first: <c>[units, inputs]</c>.</param>
/// <param name="Initializer">The name of a member of the runtime's <c>Initializer</c>.</param>
/// <param name="FanIn">The inputs that feed one output of the layer.</param>
/// <param name="FanOut">The outputs that one input of the layer feeds.</param>
internal sealed record Parameter(int Id, string Layer, string Name, ParameterKind Kind, Shape Shape, string Initializer, int FanIn, int FanOut)
{
    /// <summary>The factor on what the initializer draws.</summary>
    public float Gain { get; init; } = 1f;

    /// <summary>The row that starts at 0 and gets no gradient; null for none.</summary>
    public int? PaddingRow { get; init; }

    /// <summary>The matrices below each other that it is made of, each drawn alone: the gates of a recurrence.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>The block of a bias that starts at 1; null for none.</summary>
    public int? BlockOfOnes { get; init; }

    public int Outputs => Shape.Sizes[0];

    public int Inputs => Shape.Length / Outputs;
}
