using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.CodeFixes.Editing;

/// <summary>A change of a document's text. What it leaves alone keeps its spaces and comments.</summary>
/// <param name="Document">The document.</param>
/// <param name="Change">The change.</param>
internal sealed record DocumentEdit(DocumentId Document, TextChange Change)
{
    /// <summary>A solution with all edits, each made once; of two that overlap the first one is made.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<DocumentEdit> edits, CancellationToken cancellation)
    {
        foreach (var document in edits.Distinct().GroupBy(edit => edit.Document))
        {
            var text = await solution.GetDocument(document.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Key, text.WithChanges(Separate(document.Select(edit => edit.Change))));
        }

        return solution;
    }

    private static IEnumerable<TextChange> Separate(IEnumerable<TextChange> changes)
    {
        int end = 0;
        foreach (var change in changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length).Where(change => change.Span.Start >= end))
        {
            // The condition is asked anew for each.
            end = change.Span.End;
            yield return change;
        }
    }
}
