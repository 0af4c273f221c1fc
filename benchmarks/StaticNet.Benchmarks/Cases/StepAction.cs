namespace StaticNet.Benchmarks.Cases;

/// <summary>A step of a stream.</summary>
/// <param name="inputs">The inputs of the step.</param>
/// <param name="outputs">Receives its outputs.</param>
internal delegate void StepAction(ReadOnlySpan<float> inputs, Span<float> outputs);
