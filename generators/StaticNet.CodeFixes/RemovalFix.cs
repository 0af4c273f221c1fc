using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>
/// Removes what is too much: a second loss (SNET0009), a second clipping (SNET0010), probabilities before a loss that takes logits (SNET0020), a
/// name that nothing uses (SNET0025).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovalFix))]
[Shared]
public sealed class RemovalFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0009", "SNET0010", "SNET0020", "SNET0025"];

    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all)
    {
        if (target.Layer is { Attribute: { } attribute } layer)
            yield return new FixChoice(
                $"Remove {attribute.Name}",
                $"Remove {target.Diagnostic.Id}",
                [.. Removal.Remove(layer, attribute, [.. all.Select(other => other.Layer?.Attribute).OfType<SyntaxNode>()])]);
    }
}
