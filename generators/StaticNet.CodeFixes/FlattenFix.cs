using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>Puts <c>Flatten</c> before a dense layer that stands on an image: the fix of SNET0029.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlattenFix))]
[Shared]
public sealed class FlattenFix : CodeFixProvider
{
    private const string Title = "Make a vector of the sample with Flatten";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SNET0029"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax list } layer)
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(Fix(context.Document, root, list, layer)), equivalenceKey: Title), diagnostic);
    }

    private static Document Fix(Document document, SyntaxNode root, AttributeListSyntax list, AttributeSyntax layer)
    {
        var name = SyntaxFactory.IdentifierName("Flatten");
        var flatten = SyntaxFactory.Attribute(layer.Name is QualifiedNameSyntax qualified ? qualified.WithRight(name) : name).WithLeadingTrivia(layer.GetLeadingTrivia());
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var parts = list.Attributes.GetWithSeparators();
        int index = parts.IndexOf(layer);
        parts = parts.Replace(parts[index], layer.WithoutLeadingTrivia()).InsertRange(index, [flatten, comma]);
        var attributes = SyntaxFactory.SeparatedList<AttributeSyntax>(parts);
        return document.WithSyntaxRoot(root.ReplaceNode(list, list.WithAttributes(attributes)));
    }
}
