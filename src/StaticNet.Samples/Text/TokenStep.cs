namespace StaticNet.Samples.Text;

/// <summary>Reads a token and foretells the next one, by what a network remembers of those before.</summary>
/// <param name="token">The token.</param>
/// <param name="outputs">Receives an output for each token of the network.</param>
internal delegate void TokenStep(ReadOnlySpan<int> token, Span<float> outputs);
