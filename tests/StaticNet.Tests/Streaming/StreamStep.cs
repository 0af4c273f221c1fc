namespace StaticNet.Tests.Streaming;

/// <summary>A step of a stream of a network of any type.</summary>
internal delegate void StreamStep(ReadOnlySpan<float> inputs, Span<float> outputs);
