using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>
/// Brings layers before the loss, or the output, of their branch, which goes below the last of them: the fix of SNET0008. So they keep their order.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LossOrderFix))]
[Shared]
public sealed class LossOrderFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0008"];

    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all)
    {
        var place = target.Place;
        var attributes = place.Attributes.ToList();
        int layer = place.Attribute is { } guilty ? attributes.IndexOf(guilty) : -1;
        if (attributes.Take(layer < 0 ? 0 : layer).LastOrDefault(attribute => Words.IsEnd(place, attribute)) is not { } end)
            yield break;
        var branch = attributes.Skip(layer).TakeWhile(attribute => !Words.IsEnd(place, attribute) && !Words.IsBeginning(place, attribute));
        var last = branch.Last(attribute => Words.IsPart(place, attribute));
        yield return new FixChoice($"Move the layers before {Words.KindOf(place, end)}", "Move layers before the loss", [.. Move(place, end, last)]);
    }

    private static IEnumerable<DocumentEdit> Move(FixPlace place, AttributeSyntax end, AttributeSyntax last)
    {
        // A line goes as a whole, with the comment at its end.
        var list = (AttributeListSyntax)end.Parent!;
        var line = place.Text.Lines.GetLineFromPosition(list.SpanStart);
        bool isLine = list.Attributes.Count == 1 && line.Span.Contains(list.Span) && Addition.EndsLine(place.Text, end) && Addition.EndsLine(place.Text, last)
            && string.IsNullOrWhiteSpace(place.Text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart)));
        if (!isLine)
            return [.. Removal.Remove(place, end, [end]), Addition.Behind(place, last, end.ToString())];
        int below = place.Text.Lines.GetLineFromPosition(last.Parent!.Span.End).EndIncludingLineBreak;
        return [place.Replace(line.SpanIncludingLineBreak, ""), place.Insert(below, place.Text.ToString(line.SpanIncludingLineBreak))];
    }
}
