using System.Collections.Immutable;
using System.Text;

namespace StaticNet.Data;

/// <summary>The texts that count as missing.</summary>
/// <param name="texts">The texts.</param>
internal sealed class MissingMarkers(IEnumerable<string> texts)
{
    private readonly byte[][] _utf8 = [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The texts, in the order given.</summary>
    public ImmutableArray<string> Texts { get; } = [.. texts];

    /// <summary>Those of pandas, and the question mark of the UCI repository.</summary>
    public static ImmutableArray<string> DefaultTexts { get; } =
    [
        "", "NA", "N/A", "n/a", "<NA>", "#N/A", "#NA", "NaN", "nan", "-NaN", "-nan", "NULL", "null", "None", "?",
        "#N/A N/A", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN",
    ];

    /// <summary>The default ones.</summary>
    public static MissingMarkers Default { get; } = new(DefaultTexts);

    /// <summary>Whether a field is missing.</summary>
    public bool Contains(ReadOnlySpan<byte> field)
    {
        foreach (byte[] marker in _utf8)
            if (field.SequenceEqual(marker))
                return true;
        return false;
    }

    /// <summary>Whether a text is missing.</summary>
    public bool Contains(string text) => Texts.Contains(text);
}
