using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace StaticNet.Training;

/// <summary>
/// Everything a training run is continued from: named arrays with their shapes, and named texts such as fingerprints. What writes a name reads
/// it again; files keep it exactly.
/// </summary>
/// <remarks>
/// Names are unique over arrays and texts, and listed in their ordinal order. What a trainer saves says nothing about how the network lies in memory:
/// weights, statistics, and what is kept for each weight, are tensors of the shapes and names that <see cref="NetworkWeights"/> gives them, after the
/// group that they belong to and a slash: <c>network/dense1.weight</c> and <c>network/batch_norm1.running_mean</c>, what the optimizer keeps as
/// <c>optimizer.exp_avg/dense1.weight</c>, the average of weights as <c>average/…</c>, those of the best epoch as <c>best/…</c>, and
/// those that a rollback would go back to as <c>saved/…</c>, <c>saved.optimizer.exp_avg/…</c> and <c>saved.average/…</c>. What layers carry from window to window is
/// <c>state/lstm1.state_l0</c> and <c>saved.state/…</c>, a place of the batch in a row. Names without a slash are of
/// single numbers and of arrays of other things, such as <c>run.steps</c>.
/// </remarks>
public sealed class TrainingState
{
    private readonly SortedDictionary<string, Array> _arrays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<long>> _shapes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>
    /// The elements of the arrays, of <see langword="float"/>, <see langword="double"/> or <see langword="long"/>, row-major in one dimension;
    /// <see cref="GetShape"/> tells their shapes.
    /// </summary>
    public IReadOnlyDictionary<string, Array> Arrays => _arrays;

    /// <summary>The texts.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Adds a copy of an array of one dimension.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its elements.</param>
    /// <typeparam name="T"><see langword="float"/>, <see langword="double"/> or <see langword="long"/>.</typeparam>
    /// <exception cref="ArgumentException">The name is taken, or the elements are of another type.</exception>
    public void Add<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => Add(name, [values.Length], values);

    /// <inheritdoc cref="Add{T}(string, ReadOnlySpan{T})"/>
    public void Add<T>(string name, T[] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        Add(name, new ReadOnlySpan<T>(values));
    }

    /// <summary>Adds a copy of an array of any shape.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape; empty for a single element.</param>
    /// <param name="values">Its elements, row-major.</param>
    /// <typeparam name="T"><see langword="float"/>, <see langword="double"/> or <see langword="long"/>.</typeparam>
    /// <exception cref="ArgumentException">The name is taken, the elements are of another type, or there aren't as many as the shape has.</exception>
    public void Add<T>(string name, ReadOnlySpan<long> shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        CheckName(name);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double) && typeof(T) != typeof(long))
            throw new ArgumentException($"The elements of '{name}' are {typeof(T).Name}; a state keeps float, double and long.", nameof(values));
        if (!HasCount(shape, values.Length))
            throw new ArgumentException(
                $"'{name}' has {values.Length} elements, which the shape {StateShape.Format(shape)} hasn't.", nameof(shape));
        Take(name, [.. shape], values.ToArray());
    }

    /// <summary>Adds a text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        CheckName(name);
        _texts.Add(name, text);
    }

    /// <summary>The elements of an array.</summary>
    /// <param name="name">Its name.</param>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <exception cref="TrainingStateException">There is none, or its elements are of another type.</exception>
    public ReadOnlySpan<T> Get<T>(string name)
        where T : unmanaged
    {
        if (!_arrays.TryGetValue(name, out var array))
            throw new TrainingStateException($"The state has no array '{name}'.");
        return array as T[]
            ?? throw new TrainingStateException($"The array '{name}' of the state is of {array.GetType().GetElementType()!.Name}, not {typeof(T).Name}.");
    }

    /// <summary>The shape of an array.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="TrainingStateException">There is none.</exception>
    public ImmutableArray<long> GetShape(string name) => _shapes.TryGetValue(name, out var shape)
        ? shape
        : throw new TrainingStateException($"The state has no array '{name}'.");

    /// <summary>A text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The text, or null.</param>
    public bool TryGetText(string name, [NotNullWhen(true)] out string? text) => _texts.TryGetValue(name, out text);

    /// <summary>Adds an array itself, which nobody else changes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="values">Its elements, as many as the shape has, of a type that a state keeps.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    internal void Take(string name, ImmutableArray<long> shape, Array values)
    {
        CheckName(name);
        _arrays.Add(name, values);
        _shapes.Add(name, shape);
    }

    // By division: a product of sizes could leave the range.
    private static bool HasCount(ReadOnlySpan<long> shape, long count)
    {
        if (shape.Contains(0))
            return count == 0 && shape.IndexOfAnyInRange(long.MinValue, -1) < 0;
        foreach (long size in shape)
        {
            if (size < 0 || count % size != 0)
                return false;
            count /= size;
        }

        return count == 1;
    }

    private void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_arrays.ContainsKey(name) || _texts.ContainsKey(name))
            throw new ArgumentException($"The state already has '{name}'.", nameof(name));
    }
}
