namespace StaticNet.Generators.Graph;

/// <summary>What a step of a stream leaves to the next one.</summary>
/// <param name="Layer">The layer that it belongs to.</param>
/// <param name="Name">Its name among the layer's.</param>
/// <param name="Value">The value that holds it, before a step and after it.</param>
/// <param name="Features">Its elements, the first ones of each row of the value.</param>
internal sealed record StreamState(string Layer, string Name, Tensor Value, int Features);
