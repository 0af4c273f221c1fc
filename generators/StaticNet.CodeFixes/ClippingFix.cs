using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>Clips the gradients of a deep network and of a long recurrence: the fix of SNET0023 and SNET0032.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClippingFix))]
[Shared]
public sealed class ClippingFix : DeclarationFix
{
    private const string Title = "Clip gradients with ClipGradientNorm(1f)";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0023", "SNET0032"];

    // Clippings are the network's, whatever layer asks for one.
    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all)
    {
        var place = target.Place;
        if (place.Attributes.LastOrDefault(attribute => Words.KindOf(place, attribute) is not null) is { } last)
            yield return new FixChoice(Title, Title, [Addition.Behind(place, last, Words.Attribute(place, last, "ClipGradientNorm") + "(1f)")]);
    }
}
