using System.Text;

namespace StaticNet.Text;

/// <summary>How often each character comes in a text.</summary>
internal sealed class CharacterCounts
{
    private readonly Dictionary<int, long> _counts = [];

    // Most characters of most texts: counted without a look-up.
    private readonly long[] _ascii = new long[128];

    /// <summary>Counts one.</summary>
    /// <param name="character">The character.</param>
    public void Add(Rune character)
    {
        if (character.IsAscii)
            _ascii[character.Value]++;
        else
            _counts[character.Value] = _counts.GetValueOrDefault(character.Value) + 1;
    }

    /// <summary>The characters that come most often, the smaller code point first among equals; in ascending order.</summary>
    /// <param name="most">At most so many; null for all.</param>
    public Rune[] MostFrequent(int? most) =>
    [
        .. _ascii.Select((count, value) => (Value: value, Count: count))
            .Where(entry => entry.Count > 0)
            .Concat(_counts.Select(entry => (Value: entry.Key, Count: entry.Value)))
            .OrderByDescending(entry => entry.Count).ThenBy(entry => entry.Value)
            .Take(most ?? int.MaxValue)
            .Select(entry => entry.Value)
            .Order()
            .Select(value => new Rune(value)),
    ];
}
