using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.CodeFixes.Editing;

/// <summary>Takes attributes, and arguments, out of their lists with the commas that they need no more. Comments stay.</summary>
internal static class Removal
{
    /// <summary>Takes an attribute out, and its list where nothing remains of it.</summary>
    /// <param name="place">The document.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="removed">All attributes that go.</param>
    public static IEnumerable<DocumentEdit> Remove(FixPlace place, AttributeSyntax attribute, IReadOnlyCollection<SyntaxNode> removed)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.All(removed.Contains)
            ? [place.Replace(LinesOf(place.Text, list.Span), "")]
            : Separated(list.Attributes, attribute, removed).Select(span => place.Replace(span, ""));
    }

    /// <summary>Takes named arguments out, and the parentheses where no argument remains.</summary>
    /// <param name="place">The document.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="names">The arguments' names.</param>
    public static IEnumerable<DocumentEdit> RemoveArguments(FixPlace place, AttributeSyntax attribute, params string[] names)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var removed = arguments.Where(argument => names.Contains(argument.NameEquals?.Name.Identifier.ValueText)).ToList();
        if (removed.Count == arguments.Count)
            return removed.Count == 0 ? [] : [place.Replace(attribute.ArgumentList!.Span, "")];
        return removed.SelectMany(argument => Separated(arguments, argument, removed)).Select(span => place.Replace(span, ""));
    }

    // With the comma before it, or behind it where nothing before it stays.
    private static IEnumerable<TextSpan> Separated<T>(SeparatedSyntaxList<T> list, T item, IReadOnlyCollection<SyntaxNode> removed)
        where T : SyntaxNode
    {
        int index = list.IndexOf(item);
        bool isBehind = list.Take(index).Any(other => !removed.Contains(other));
        var comma = list.GetSeparator(isBehind ? index - 1 : index);
        var span = isBehind ? TextSpan.FromBounds(comma.SpanStart, item.Span.End)
            : TextSpan.FromBounds(item.SpanStart, index + 1 < list.Count ? list[index + 1].SpanStart : comma.Span.End);
        bool hasComment = item.Parent!.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && !string.IsNullOrWhiteSpace(trivia.ToString()));
        return hasComment ? [comma.Span, item.Span] : [span];
    }

    /// <summary>A part of a text, with its line where that has nothing else, and else with the spaces behind it.</summary>
    public static TextSpan LinesOf(SourceText text, TextSpan span)
    {
        var first = text.Lines.GetLineFromPosition(span.Start);
        var last = text.Lines.GetLineFromPosition(span.End);
        int end = span.End;
        while (end < last.End && char.IsWhiteSpace(text[end]))
            end++;
        bool isFirst = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, span.Start)));
        if (isFirst && end == last.End)
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        return isFirst || end == last.End ? span : TextSpan.FromBounds(span.Start, end);
    }
}
