namespace StaticNet.CodeFixes.Editing;

/// <summary>One way to fix a diagnostic.</summary>
/// <param name="Title">What editors show.</param>
/// <param name="Key">The same for all diagnostics that are fixed in the same way.</param>
/// <param name="Edits">What to change.</param>
internal sealed record FixChoice(string Title, string Key, IReadOnlyList<DocumentEdit> Edits);
