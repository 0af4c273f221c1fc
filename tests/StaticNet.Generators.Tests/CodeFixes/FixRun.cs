using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Diagnostics;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>A fix at work on sources, as in an editor: what it offers for a rule, and what comes of it.</summary>
internal sealed class FixRun : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly CodeFixProvider _fix;
    private readonly ImmutableArray<Diagnostic> _diagnostics;
    private readonly ImmutableArray<Document> _documents;

    private FixRun(CodeFixProvider fix, string rule, string[] sources)
    {
        _fix = fix;
        _diagnostics = [.. AnalyzerRun.Of(sources).Diagnostics.Where(diagnostic => diagnostic.Id == rule)];
        var project = _workspace.AddProject("Networks", LanguageNames.CSharp)
            .WithParseOptions(TestCompilation.ParseOptions(new GeneratorOptions()))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(TestCompilation.References);
        for (int i = 0; i < sources.Length; i++)
            project = project.AddDocument($"Source{i}.cs", sources[i], filePath: $"Source{i}.cs").Project;
        _documents = [.. project.Documents];
    }

    /// <summary>Looks for a rule in sources, which break it.</summary>
    /// <param name="fix">Its fix.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="sources">The sources.</param>
    public static FixRun Of(CodeFixProvider fix, string rule, params string[] sources)
    {
        Assert.Contains(rule, fix.FixableDiagnosticIds);
        var run = new FixRun(fix, rule, sources);
        Assert.NotEmpty(run._diagnostics);
        return run;
    }

    /// <summary>Does what a fix offers first for the first diagnostic, and fails unless the result is clean.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="before">The source.</param>
    /// <returns>The source after the fix.</returns>
    public static async Task<string> FixCleanAsync(CodeFixProvider fix, string rule, string before)
    {
        using var run = Of(fix, rule, before);
        string after = Assert.Single(await run.FixAsync());
        AnalyzerRun.Of(after).AssertClean();
        return after;
    }

    /// <summary>The titles of what is offered for the first diagnostic.</summary>
    public async Task<string[]> TitlesAsync() => [.. (await ActionsAsync()).Select(action => action.Title)];

    /// <summary>The sources after what is offered for the first diagnostic.</summary>
    /// <param name="choice">Which offer.</param>
    public async Task<string[]> FixAsync(int choice = 0) => await ApplyAsync((await ActionsAsync())[choice]);

    /// <summary>The sources after all diagnostics were fixed at once, each in the way that is offered first for the first one.</summary>
    /// <param name="scope">Of the first document, the project or the solution.</param>
    public async Task<string[]> FixAllAsync(FixAllScope scope = FixAllScope.Document)
    {
        string key = (await ActionsAsync())[0].EquivalenceKey!;
        var provider = _fix.GetFixAllProvider()!;
        Assert.Contains(scope, provider.GetSupportedFixAllScopes());
        var context = new FixAllContext(_documents[0], _fix, scope, key, _fix.FixableDiagnosticIds, new Found(_diagnostics), TestContext.Current.CancellationToken);
        return await ApplyAsync((await provider.GetFixAsync(context))!);
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private async Task<List<CodeAction>> ActionsAsync()
    {
        var actions = new List<CodeAction>();
        var first = _diagnostics[0];
        var document = _documents.Single(document => document.FilePath == first.Location.SourceTree!.FilePath);
        await _fix.RegisterCodeFixesAsync(new CodeFixContext(
            document, first.Location.SourceSpan, [.. _diagnostics.Where(other => other.Location == first.Location)], (action, _) => actions.Add(action),
            TestContext.Current.CancellationToken));
        return actions;
    }

    private async Task<string[]> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return [.. await Task.WhenAll(_documents.Select(async document =>
            (await solution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString()))];
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
