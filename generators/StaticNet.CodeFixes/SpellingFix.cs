using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>Writes the attribute that a misspelled one resembles: the fix of SNET0034.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpellingFix))]
[Shared]
public sealed class SpellingFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0034"];

    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all)
    {
        // Where a value is missing there is nothing to advise.
        if (target.Advice.Length > 0 && target.Place is { Attribute: { } attribute } place)
            yield return new FixChoice(
                $"Write {target.Advice}", "Write what it resembles", [place.Replace(Words.SimpleNameOf(attribute).Identifier.Span, target.Advice)]);
    }
}
