using System.Collections.Immutable;

namespace StaticNet;

/// <summary>A row of the layer table.</summary>
/// <param name="Name">The layer's name, <c>Dense1</c>.</param>
/// <param name="Kind">Its kind with options, <c>Dense(128)</c>.</param>
/// <param name="OutputShape">The shape of its output for one sample.</param>
/// <param name="ParameterCount">Its parameters, padding not counted.</param>
/// <param name="Flops">Floating-point operations of the forward pass for one sample; a multiply-add counts as two.</param>
public sealed record LayerSummary(string Name, string Kind, ImmutableArray<int> OutputShape, int ParameterCount, long Flops)
{
    /// <summary>
    /// What it reads, where that isn't what the line above makes: indices of layers in <see cref="NetworkArchitecture.Layers"/>, and −1 for the
    /// first of <see cref="NetworkArchitecture.Inputs"/>, −2 for the second, and so on, in the order in which the layer takes them. Empty where it reads
    /// what the line above makes and nothing else, or as the first layer the only input.
    /// </summary>
    public ImmutableArray<int> Sources
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The name of the layer whose parameters it uses instead of its own; null where it has its own, or none.</summary>
    public string? ParametersOf { get; init; }
}
