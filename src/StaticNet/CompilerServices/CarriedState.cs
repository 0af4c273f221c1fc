using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>A state that a window leaves to the next one of its place in the batch. It is public for generated code.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Name">The state's name among the layer's.</param>
/// <param name="Offset">Where it begins among the states of a place.</param>
/// <param name="Units">Its elements.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CarriedState(string Layer, string Name, int Offset, int Units)
{
    /// <summary>The name in a file, that of a stream's: <c>lstm1.state_l0</c>.</summary>
    internal string FileName => $"{SnakeCase.Of(Layer)}.{SnakeCase.Of(Name)}";

    /// <summary>The shape in a file.</summary>
    /// <param name="places">The places of the batch.</param>
    internal ImmutableArray<long> FileShape(int places) => [places, Units];
}
