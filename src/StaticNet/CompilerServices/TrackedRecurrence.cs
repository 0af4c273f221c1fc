using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>Where the sizes of the gradients of a recurrence's states lie after a training pass. It is public for generated code.</summary>
/// <param name="Layer">The layer's index in the architecture.</param>
/// <param name="Name">The recurrence's name among the layer's.</param>
/// <param name="Offset">The first element in the workspace, for a capacity of one sample.</param>
/// <param name="Stride">From one sample to the next.</param>
/// <param name="Steps">The steps of a sample, a root mean square each.</param>
/// <param name="Units">The elements of a state.</param>
/// <param name="IsReversed">Whether it goes from the last step to the first.</param>
/// <param name="HasLengths">Whether samples may have fewer steps.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TrackedRecurrence(
    int Layer, string Name, int Offset, int Stride, int Steps, int Units, bool IsReversed = false, bool HasLengths = false);
