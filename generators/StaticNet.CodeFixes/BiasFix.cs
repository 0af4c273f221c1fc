using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>Leaves out a bias that batch normalization subtracts again: the fix of SNET0021.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BiasFix))]
[Shared]
public sealed class BiasFix : DeclarationFix
{
    private const string Title = "Leave out the bias with Bias = false";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0021"];

    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all) =>
        target.Layer is { Attribute: { } attribute } layer ? [new FixChoice(Title, Title, [Addition.Argument(layer, attribute, "Bias", "false")])] : [];
}
