using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.CodeFixes.Editing;

/// <summary>Puts attributes, and arguments, where they belong, in the manner of what stands around them.</summary>
internal static class Addition
{
    /// <summary>Puts an attribute before another one.</summary>
    public static DocumentEdit Before(FixPlace place, AttributeSyntax next, string attribute) => place.Insert(next.SpanStart, attribute + ", ");

    /// <summary>Puts an attribute behind another one: in a line of its own where the other's list ends its line.</summary>
    public static DocumentEdit Behind(FixPlace place, AttributeSyntax last, string attribute) => EndsLine(place.Text, last)
        ? place.Insert(LineOf(place.Text, last).EndIncludingLineBreak, $"{IndentationOf(place.Text, last)}[{attribute}]{BreakOf(place.Text, last)}")
        : place.Insert(EndOf(last), ", " + attribute);

    /// <summary>Whether an attribute is the last one of a list with nothing but a comment behind it on its line.</summary>
    public static bool EndsLine(SourceText text, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Last() == attribute && list.GetLastToken().GetNextToken().SpanStart >= LineOf(text, attribute).EndIncludingLineBreak;
    }

    /// <summary>Gives an attribute a named argument, in place of the one of this name that it has.</summary>
    public static DocumentEdit Argument(FixPlace place, AttributeSyntax attribute, string name, string value)
    {
        if (attribute.ArgumentList is not { } list)
            return place.Insert(attribute.Name.Span.End, $"({name} = {value})");
        if (list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } given)
            return place.Replace(given.Expression.Span, value);
        return list.Arguments.Count == 0
            ? place.Insert(list.OpenParenToken.Span.End, $"{name} = {value}")
            : place.Insert(EndOf(list.Arguments.Last()), $", {name} = {value}");
    }

    // With a comment in the line, which belongs to it.
    private static int EndOf(SyntaxNode node) =>
        node.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)).Select(trivia => trivia.Span.End).Append(node.Span.End).Max();

    private static TextLine LineOf(SourceText text, AttributeSyntax attribute) => text.Lines.GetLineFromPosition(attribute.Parent!.Span.End);

    private static string BreakOf(SourceText text, AttributeSyntax attribute)
    {
        var line = LineOf(text, attribute);
        return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
    }

    private static string IndentationOf(SourceText text, AttributeSyntax attribute)
    {
        string line = text.Lines.GetLineFromPosition(attribute.Parent!.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
