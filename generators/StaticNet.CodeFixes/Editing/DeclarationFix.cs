using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace StaticNet.CodeFixes.Editing;

/// <summary>A fix of network declarations: it edits text, so that what it doesn't touch stays as it was written.</summary>
public abstract class DeclarationFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new DeclarationFixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // Two of a rule at one place have one fix.
        var solution = context.Document.Project.Solution;
        foreach (var rule in context.Diagnostics.GroupBy(diagnostic => diagnostic.Id))
            if (await FixTarget.FindAsync(context.Document, rule.First(), context.CancellationToken).ConfigureAwait(false) is { } target)
                foreach (var choice in Choose(target, [target]))
                    context.RegisterCodeFix(
                        CodeAction.Create(choice.Title, cancellation => DocumentEdit.ApplyAsync(solution, choice.Edits, cancellation), choice.Key), rule);
    }

    /// <summary>The ways to fix a diagnostic, best first.</summary>
    /// <param name="target">The diagnostic and its places.</param>
    /// <param name="all">All that are fixed at once, this one among them.</param>
    internal abstract IEnumerable<FixChoice> Choose(FixTarget target, IReadOnlyList<FixTarget> all);
}
