using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>Puts <c>Flatten</c> before a dense layer that stands on an image: the fix of SNET0029.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlattenFix))]
[Shared]
public sealed class FlattenFix : DeclarationFix
{
    private const string Title = "Make a vector of the sample with Flatten";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0029"];

    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all) =>
        target.Layer is { Attribute: { } dense } layer
            ? [new FixChoice(Title, Title, [Addition.Before(layer, dense, Words.Attribute(layer, dense, "Flatten"))])]
            : [];
}
