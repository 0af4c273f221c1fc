using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>
/// Ends a network with one of the losses that suit its outputs, in place of a layer that computes the probabilities that the loss computes
/// itself: the fix of SNET0004.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LossFix))]
[Shared]
public sealed class LossFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0004"];

    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all)
    {
        var place = target.Place;
        if (place.Attributes.LastOrDefault(attribute => Words.IsPart(place, attribute)) is not { } last)
            yield break;

        // The rule names a layer where the first loss takes its place. In a block it is other networks' too.
        var replaced = target.Diagnostic.AdditionalLocations.Count == 0 ? null : target.Layer?.Attribute;
        foreach (string advice in target.Advice.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            string kind = advice.Split(' ')[0], loss = Words.Attribute(place, last, kind);
            if (replaced is null)
                yield return new FixChoice($"End with {advice}", $"End with {kind}", [Addition.Behind(place, last, loss)]);
            else if (replaced == last)
                yield return new FixChoice($"Replace {Words.KindOf(place, replaced)} by {advice}", $"Replace by {kind}", [place.Replace(replaced.Span, loss)]);
            replaced = null;
        }
    }
}
