using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.CodeFixes.Editing;

/// <summary>A place in a document that a diagnostic points at.</summary>
/// <param name="Document">The document.</param>
/// <param name="Text">Its text.</param>
/// <param name="Model">What its names mean.</param>
/// <param name="Node">The node at the place.</param>
internal sealed record FixPlace(Document Document, SourceText Text, SemanticModel Model, SyntaxNode Node)
{
    /// <summary>The attribute at the place; null if it is a class's name.</summary>
    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The declaration of the class.</summary>
    public TypeDeclarationSyntax? Type => Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>All attributes of the declaration, top to bottom.</summary>
    public IEnumerable<AttributeSyntax> Attributes => Type?.AttributeLists.SelectMany(list => list.Attributes) ?? [];

    /// <summary>The place at a span of a document; null for one without syntax.</summary>
    public static async Task<FixPlace?> FindAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return root is not null && model is not null && root.FullSpan.Contains(span) ? new FixPlace(document, text, model, root.FindNode(span)) : null;
    }

    /// <summary>Other text for a part of the document.</summary>
    public DocumentEdit Replace(TextSpan span, string text) => new(Document.Id, new TextChange(span, text));

    /// <summary>More text.</summary>
    public DocumentEdit Insert(int position, string text) => Replace(new TextSpan(position, 0), text);
}
