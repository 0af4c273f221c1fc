using System.Diagnostics.CodeAnalysis;

namespace StaticNet;

/// <summary>
/// Everything a training run is continued from: named arrays, and named texts such as fingerprints. What writes a name reads
/// it again; files keep it exactly.
/// </summary>
/// <remarks>Names are unique over arrays and texts, and listed in their ordinal order.</remarks>
public sealed class TrainingState
{
    private readonly SortedDictionary<string, Array> _arrays = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The arrays: of <see langword="float"/>, <see langword="double"/> or <see langword="long"/>, one-dimensional.</summary>
    public IReadOnlyDictionary<string, Array> Arrays => _arrays;

    /// <summary>The texts.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Adds a copy of an array.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its elements.</param>
    /// <typeparam name="T"><see langword="float"/>, <see langword="double"/> or <see langword="long"/>.</typeparam>
    /// <exception cref="ArgumentException">The name is taken, or the elements are of another type.</exception>
    public void Add<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        CheckName(name);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double) && typeof(T) != typeof(long))
            throw new ArgumentException($"The elements of '{name}' are {typeof(T).Name}; a state keeps float, double and long.", nameof(values));
        _arrays.Add(name, values.ToArray());
    }

    /// <inheritdoc cref="Add{T}(string, ReadOnlySpan{T})"/>
    public void Add<T>(string name, T[] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        Add(name, new ReadOnlySpan<T>(values));
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

    /// <summary>A text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The text, or null.</param>
    public bool TryGetText(string name, [NotNullWhen(true)] out string? text) => _texts.TryGetValue(name, out text);

    private void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_arrays.ContainsKey(name) || _texts.ContainsKey(name))
            throw new ArgumentException($"The state already has '{name}'.", nameof(name));
    }
}
