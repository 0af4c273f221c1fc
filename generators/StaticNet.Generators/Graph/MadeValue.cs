namespace StaticNet.Generators.Graph;

/// <summary>A value with what made it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Maker">The index of the layer, from top to bottom; of inputs the first is −1, the second −2, and so on.</param>
internal sealed record MadeValue(Tensor Value, int Maker);
