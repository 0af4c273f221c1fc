using Microsoft.CodeAnalysis;

namespace StaticNet.CodeFixes.Editing;

/// <summary>What a fix is for.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Place">Where it is reported.</param>
/// <param name="Layer">The layer it is about: the same place, or, for a layer of a block that a network uses, the block's declaration. Null if that is no source.</param>
internal sealed record FixTarget(Diagnostic Diagnostic, FixPlace Place, FixPlace? Layer)
{
    /// <summary>What the rule says a fix should write; empty where it says nothing.</summary>
    public string Advice => Diagnostic.Properties.TryGetValue("Advice", out string? advice) ? advice ?? "" : "";

    /// <summary>Finds the places of a diagnostic.</summary>
    /// <param name="document">The document that it is reported in.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="cancellation">Stops an outdated search.</param>
    public static async Task<FixTarget?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await FixPlace.FindAsync(document, diagnostic.Location.SourceSpan, cancellation).ConfigureAwait(false) is not { } place)
            return null;
        if (diagnostic.AdditionalLocations is not [var location, ..])
            return new FixTarget(diagnostic, place, place);
        var other = location.SourceTree is { } tree ? Find(document.Project.Solution, tree) : null;
        return new FixTarget(diagnostic, place, other is null ? null : await FixPlace.FindAsync(other, location.SourceSpan, cancellation).ConfigureAwait(false));
    }

    // A diagnostic of a build has a tree of its own.
    private static Document? Find(Solution solution, SyntaxTree tree) => solution.GetDocument(tree)
        ?? solution.Projects.SelectMany(project => project.Documents).FirstOrDefault(document => document.FilePath == tree.FilePath);
}
