namespace StaticNet.Samples.Text;

/// <summary>Text as a terminal may show it.</summary>
internal static class PlainText
{
    /// <summary>Puts U+FFFD for what would move the cursor or change colours: a network may write any character.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => string.Concat(text.Select(character => char.IsControl(character) && character is not ('\n' or '\t') ? '\uFFFD' : character));
}
