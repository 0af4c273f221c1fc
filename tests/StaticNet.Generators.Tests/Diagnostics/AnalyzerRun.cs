using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>What generator and analyzer made of some sources. The analyzer sees the generated code, as in a build.</summary>
internal sealed class AnalyzerRun
{
    private AnalyzerRun(GeneratorRun generated, ImmutableArray<Diagnostic> diagnostics)
    {
        Generated = generated;
        Diagnostics = diagnostics;
    }

    /// <summary>The generator's part.</summary>
    public GeneratorRun Generated { get; }

    /// <summary>What the analyzer reported, in the order of files and places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The IDs of what the analyzer reported.</summary>
    public IEnumerable<string> Ids => Diagnostics.Select(diagnostic => diagnostic.Id);

    /// <summary>Runs both with default options and fails if one of them throws.</summary>
    public static AnalyzerRun Of(params ReadOnlySpan<string> sources) => Of(new GeneratorOptions(), sources);

    /// <summary>Runs both and fails if one of them throws.</summary>
    /// <param name="options">Language and compiler options.</param>
    /// <param name="sources">Source files.</param>
    public static AnalyzerRun Of(GeneratorOptions options, params ReadOnlySpan<string> sources)
    {
        var generated = GeneratorRun.Of(options, sources);
        Assert.Null(generated.Result.Exception);
        Assert.Empty(generated.GeneratorDiagnostics);

        var analyzers = generated.Output.WithAnalyzers([new NetworkAnalyzer()]);
        var diagnostics = analyzers.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return new AnalyzerRun(generated, [.. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Runs both on a source that is expected to have one problem at its mark, and nothing else wrong.</summary>
    /// <param name="marked">A source with one mark.</param>
    /// <returns>The problem.</returns>
    public static Diagnostic OfOneProblem(string marked)
    {
        var source = MarkedSource.Parse(marked);
        var run = Of(source.Text);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(Assert.Single(source.Spans), diagnostic.Location.SourceSpan);
        run.AssertCompiles();
        return diagnostic;
    }

    /// <summary>Fails unless neither the analyzer nor the compiler has anything to say.</summary>
    public void AssertClean()
    {
        Assert.Empty(Diagnostics);
        Generated.AssertValid();
    }

    /// <summary>Fails if the compiler reports anything: the analyzer's messages are enough.</summary>
    public void AssertCompiles() => Assert.Equal([], CompilerMessages());

    /// <summary>The compiler's warnings and errors with their source lines.</summary>
    public IEnumerable<string> CompilerMessages() => Generated.CompilerDiagnostics.Select(diagnostic => string.Create(
        CultureInfo.InvariantCulture, $"{diagnostic} in {diagnostic.Location.SourceTree?.ToString()[diagnostic.Location.SourceSpan.Start..].Split('\n')[0]}"));
}
