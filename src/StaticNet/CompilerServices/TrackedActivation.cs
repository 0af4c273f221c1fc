using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>Where the outputs of an activation lie after a training pass. It is public for generated code.</summary>
/// <param name="Layer">The layer's index in the architecture.</param>
/// <param name="Offset">The first element in the workspace, for a capacity of one sample.</param>
/// <param name="Stride">From one row to the next.</param>
/// <param name="Range">Where the outputs saturate.</param>
/// <param name="Rows">The rows of a sample.</param>
/// <param name="HasLengths">Whether samples may have fewer, which alone count.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TrackedActivation(int Layer, int Offset, int Stride, ActivationRange Range, int Rows = 1, bool HasLengths = false);
