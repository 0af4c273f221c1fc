namespace StaticNet.Data;

/// <summary>How messages quote the fields of a CSV file.</summary>
internal static class CsvText
{
    /// <summary>A text for a message of one line: quoted, without control characters, and shortened.</summary>
    public static string Quote(string text)
    {
        const int Longest = 40;
        string shown = text.Length <= Longest ? text : text[..Longest] + "…";
        return $"'{string.Concat(shown.Select(character => char.IsControl(character) ? '?' : character))}'";
    }

    /// <summary>Texts for a message, the first ones of many.</summary>
    public static string List(IReadOnlyCollection<string> texts)
    {
        const int Most = 20;
        string shown = string.Join(", ", texts.Take(Most).Select(Quote));
        return texts.Count <= Most ? shown : $"{shown} and {texts.Count - Most} others";
    }
}
