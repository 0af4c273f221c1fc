using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>What a step of a stream leaves to the next one: rows for each sequence in the stream's workspace. It is public for generated code.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Name">The state's name among the layer's.</param>
/// <param name="Rows">The rows of a sequence.</param>
/// <param name="Length">The elements of a row.</param>
/// <param name="Offset">The first row, to be multiplied by the number of sequences.</param>
/// <param name="Stride">From one row to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StreamState(string Layer, string Name, int Rows, int Length, int Offset, int Stride)
{
    /// <summary>The name in a file: <c>lstm1.state_l0</c>.</summary>
    internal string FileName => $"{SnakeCase.Of(Layer)}.{SnakeCase.Of(Name)}";

    /// <summary>The elements of a sequence.</summary>
    internal int Elements => Rows * Length;

    /// <summary>The shape in a file.</summary>
    /// <param name="count">The sequences.</param>
    internal ImmutableArray<long> FileShape(int count) => Rows == 1 ? [count, Length] : [count, Rows, Length];

    /// <summary>A row of a sequence.</summary>
    /// <param name="memory">The stream's arrays.</param>
    /// <param name="sequence">The sequence.</param>
    /// <param name="row">The row.</param>
    internal Span<float> In(NetworkMemory memory, int sequence, int row) =>
        memory.Workspace.Span.Slice((Offset * memory.BatchCapacity) + (((sequence * Rows) + row) * Stride), Length);
}
