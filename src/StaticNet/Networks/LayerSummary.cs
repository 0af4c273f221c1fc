using System.Collections.Immutable;

namespace StaticNet;

/// <summary>A row of the layer table.</summary>
/// <param name="Name">The layer's name, <c>Dense1</c>.</param>
/// <param name="Kind">Its kind with options, <c>Dense(128)</c>.</param>
/// <param name="OutputShape">The shape of its output for one sample.</param>
/// <param name="ParameterCount">Its parameters, padding not counted.</param>
/// <param name="Flops">Floating-point operations of the forward pass for one sample; a multiply-add counts as two.</param>
public sealed record LayerSummary(string Name, string Kind, ImmutableArray<int> OutputShape, int ParameterCount, long Flops);
