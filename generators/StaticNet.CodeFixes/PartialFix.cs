using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.CodeFixes.Editing;

namespace StaticNet.CodeFixes;

/// <summary>Makes every declaration of a network's class, and of the types around it, partial: the fix of SNET0001.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix))]
[Shared]
public sealed class PartialFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0001"];

    internal override IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all)
    {
        if (target.Place is { Type: { } declaration } place && place.Model.GetDeclaredSymbol(declaration) is { } type)
            yield return new FixChoice($"Make '{type.Name}' partial", "Make it partial", [.. Declare(place.Document.Project.Solution, type)]);
    }

    // The keyword stands right before that of the type.
    private static IEnumerable<DocumentEdit> Declare(Solution solution, INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
            foreach (var declaration in type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>())
                if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword) && solution.GetDocument(declaration.SyntaxTree) is { } document)
                    yield return new DocumentEdit(document.Id, new TextChange(new TextSpan(declaration.Keyword.SpanStart, 0), "partial "));
    }
}
