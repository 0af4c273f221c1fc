namespace StaticNet.Files;

/// <summary>A dict of a pickle, in the order of its keys.</summary>
internal sealed class PickleDictionary
{
    private readonly List<KeyValuePair<object?, object?>> _items = [];

    /// <summary>Keys and values, in order.</summary>
    public IReadOnlyList<KeyValuePair<object?, object?>> Items => _items;

    /// <summary>Adds an item.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Add(object? key, object? value) => _items.Add(new(key, value));
}
