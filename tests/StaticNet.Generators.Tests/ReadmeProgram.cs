using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Tests.Generation;

namespace StaticNet.Generators.Tests;

/// <summary>
/// The blocks of a README as one console project: blocks of declarations are files, and the statements of the others, in their
/// order, are the program.
/// </summary>
internal sealed class ReadmeProgram
{
    // What the SDK imports where implicit usings are on.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly Compilation _output;

    /// <summary>Runs the generator on the blocks.</summary>
    /// <param name="blocks">The blocks in the document's order.</param>
    /// <param name="version">The language version of the project.</param>
    public ReadmeProgram(IEnumerable<ReadmeBlock> blocks, LanguageVersion version = LanguageVersion.CSharp14)
    {
        var options = new GeneratorOptions { LanguageVersion = version };
        var own = blocks.Where(block => block.HintName is null).ToList();
        var compilation = TestCompilation.Create(options,
        [
            ImplicitUsings,
            .. own.Where(block => !block.HasStatements).Select(block => block.Code),
            Join(own.Where(block => block.HasStatements)),
        ]);
        compilation = compilation
            .AddReferences(ReadmeRun.FindLibraries().Select(path => MetadataReference.CreateFromFile(path)))
            .WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        var driver = GeneratorRun.CreateDriver(options).RunGeneratorsAndUpdateCompilation(compilation, out _output, out _);
        Sources = driver.GetRunResult().Results.Single().GeneratedSources
            .ToImmutableDictionary(source => source.HintName, source => source.SourceText.ToString());
    }

    /// <summary>The generated sources by hint name.</summary>
    public ImmutableDictionary<string, string> Sources { get; }

    /// <summary>The warnings and errors of the compiler and of StaticNet's analyzer.</summary>
    /// <param name="cancellation">Ends the compilation.</param>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CancellationToken cancellation) =>
    [
        .. (await _output.WithAnalyzers([new NetworkAnalyzer()]).GetAllDiagnosticsAsync(cancellation))
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
    ];

    /// <summary>Compiles the program.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <exception cref="InvalidOperationException">It doesn't compile.</exception>
    public void Emit(string path, CancellationToken cancellation)
    {
        var emitted = _output.Emit(path, cancellationToken: cancellation);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }

    // Directives must precede statements, and those declarations.
    private static string Join(IEnumerable<ReadmeBlock> blocks)
    {
        var units = blocks.Select(block => CSharpSyntaxTree.ParseText(block.Code).GetCompilationUnitRoot()).ToList();
        var members = units.SelectMany(unit => unit.Members).ToList();
        return string.Concat(
        [
            .. units.SelectMany(unit => unit.Usings).Select(directive => directive.ToString().Trim() + '\n').Distinct(),
            .. members.OfType<GlobalStatementSyntax>().Select(member => member.ToFullString()),
            .. members.Where(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString()),
        ]);
    }
}
