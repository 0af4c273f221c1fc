using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>A source with its expected locations marked: <c>{|Dense(0)|}</c>.</summary>
/// <param name="Text">The source without the marks.</param>
/// <param name="Spans">The marked parts, in order.</param>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Spans)
{
    /// <summary>Takes the marks out of a source; they don't nest.</summary>
    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        int read = 0;
        for (int open = marked.IndexOf("{|", StringComparison.Ordinal); open >= 0; open = marked.IndexOf("{|", read, StringComparison.Ordinal))
        {
            int close = marked.IndexOf("|}", open, StringComparison.Ordinal);
            text.Append(marked, read, open - read);
            spans.Add(new TextSpan(text.Length, close - open - 2));
            text.Append(marked, open + 2, close - open - 2);
            read = close + 2;
        }

        return new MarkedSource(text.Append(marked, read, marked.Length - read).ToString(), spans);
    }
}
