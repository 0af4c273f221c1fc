using System.Globalization;
using System.Net;
using System.Xml;

namespace StaticNet.Reporting;

/// <summary>Writes HTML that is well-formed XML as well: numbers without culture, texts encoded, lines that end with LF.</summary>
/// <param name="writer">Receives it.</param>
internal sealed class HtmlWriter(TextWriter writer)
{
    private int _identifiers;

    /// <summary>Writes markup: numbers in it are invariant, texts in it must be encoded by <see cref="Encode"/>.</summary>
    /// <param name="markup">The markup.</param>
    public void Markup(FormattableString markup) => writer.Write(markup.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes markup and ends the line.</summary>
    /// <param name="markup">The markup.</param>
    public void Line(FormattableString markup)
    {
        Markup(markup);
        writer.Write('\n');
    }

    /// <summary>An identifier that the document doesn't have yet.</summary>
    public string NextIdentifier() => string.Create(CultureInfo.InvariantCulture, $"id{++_identifiers}");

    /// <summary>A text for elements and quoted attributes; characters that XML can't have become U+FFFD.</summary>
    /// <param name="text">The text.</param>
    public static string Encode(string text)
    {
        char[] characters = text.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
            if (!XmlConvert.IsXmlChar(characters[i]) && !char.IsSurrogate(characters[i]))
                characters[i] = '�';
        return WebUtility.HtmlEncode(new string(characters));
    }
}
