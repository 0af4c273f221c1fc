namespace StaticNet.Generators.Graph;

/// <summary>A state that a window of a sequence leaves to the next one of the same place in the batch.</summary>
/// <param name="Layer">The layer that it belongs to.</param>
/// <param name="Name">Its name among the layer's.</param>
/// <param name="Units">Its elements.</param>
/// <param name="Offset">Where it begins in the row of all states of a place.</param>
internal sealed record CarriedState(string Layer, string Name, int Units, int Offset)
{
    /// <summary>Where the next one begins: the units are in whole panels.</summary>
    public int End => Offset + ((Units + 15) / 16 * 16);
}
