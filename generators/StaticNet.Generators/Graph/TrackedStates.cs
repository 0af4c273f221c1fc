namespace StaticNet.Generators.Graph;

/// <summary>A recurrence whose gradient is followed through time.</summary>
/// <param name="Layer">The layer that it belongs to.</param>
/// <param name="Name">Its name among the layer's, as its parameters' names end.</param>
/// <param name="Units">The elements of a state.</param>
/// <param name="IsReversed">Whether it goes from the last step to the first.</param>
/// <param name="HasLengths">Whether samples may have fewer steps.</param>
/// <param name="Value">Receives the root mean square of the gradient of each step's state, <c>[steps]</c>.</param>
internal sealed record TrackedStates(string Layer, string Name, int Units, bool IsReversed, bool HasLengths, Tensor Value)
{
    /// <summary>The steps of a sample.</summary>
    public int Steps => Value.Features;
}
