using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>
/// Gives a part whose name another one has already a free one: the fix of SNET0012. Parts below it that read the name go with it, as in a group of
/// parts that was copied.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenamingFix))]
[Shared]
public sealed class RenamingFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0012"];

    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all)
    {
        if (target.Place is not { Attribute: { } attribute } place)
            yield break;
        string stem = FreeNames.StemOf(place, attribute);
        int before = all.Select(other => other.Place).Where(other => other.Type == place.Type && other.Node.SpanStart < place.Node.SpanStart)
            .Select(other => other.Attribute).OfType<AttributeSyntax>().Distinct().Count(other => FreeNames.StemOf(place, other) == stem);
        string name = FreeNames.Choose(place, attribute, before), literal = SymbolDisplay.FormatLiteral(name, quote: true);
        yield return new FixChoice($"Name it '{name}'", "Give it a free name",
            FreeNames.GivenName(place, attribute) is not { } given
                ? [Addition.Argument(place, attribute, "Name", literal)]
                : [place.Replace(given.Expression.Span, literal), .. Readers(place, attribute, given).Select(reader => place.Replace(reader.Span, literal))]);
    }

    // What stands below it, down to the next one of the name, which reads this one before it has the name itself.
    private static IEnumerable<ExpressionSyntax> Readers(FixPlace place, AttributeSyntax attribute, AttributeArgumentSyntax given)
    {
        string? name = FreeNames.TextOf(place, given.Expression);
        foreach (var below in place.Attributes.Where(other => other.SpanStart > attribute.SpanStart))
        {
            var own = FreeNames.GivenName(place, below);
            foreach (var argument in (below.ArgumentList?.Arguments ?? default).Where(argument => argument != own))
                foreach (var literal in argument.DescendantNodes().OfType<LiteralExpressionSyntax>())
                    if (FreeNames.TextOf(place, literal) == name)
                        yield return literal;
            if (own is not null && FreeNames.TextOf(place, own.Expression) == name)
                break;
        }
    }
}
