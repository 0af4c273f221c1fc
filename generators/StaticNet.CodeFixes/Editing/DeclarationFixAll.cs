using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace StaticNet.CodeFixes.Editing;

/// <summary>
/// Fixes all of a document, a project or a solution at once. The usual provider merges fixes that were made apart, which loses one where two
/// attributes of a list go, and where a block is edited for several networks.
/// </summary>
internal sealed class DeclarationFixAll(DeclarationFix fix) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var targets = new List<FixTarget>();
        foreach (var document in DocumentsOf(context))
            foreach (var diagnostic in (await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).OrderBy(found => found.Location.SourceSpan))
                if (await FixTarget.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } target)
                    targets.Add(target);
        var choices = targets.SelectMany(target => fix.Choose(target, targets)).Where(choice => choice.Key == context.CodeActionEquivalenceKey).ToList();
        return choices.Count == 0 ? null : CodeAction.Create(
            choices[0].Title,
            cancellation => DocumentEdit.ApplyAsync(context.Solution, choices.SelectMany(choice => choice.Edits), cancellation),
            choices[0].Key);
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents),
    };
}
