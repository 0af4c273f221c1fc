using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>What the generator made of some sources.</summary>
internal sealed class GeneratorRun
{
    // Roslyn's own file, for what a generator hides from other projects.
    private const string EmbeddedAttribute = "Microsoft.CodeAnalysis.EmbeddedAttribute.cs";

    private readonly Lazy<ImmutableArray<Diagnostic>> _compilerDiagnostics;

    private GeneratorRun(GeneratorRunResult result, Compilation output)
    {
        Result = result;
        Output = output;
        _compilerDiagnostics = new(() =>
            [.. output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)]);
        Sources = result.GeneratedSources.IsDefault ? ImmutableSortedDictionary<string, string>.Empty
            : result.GeneratedSources.Where(source => source.HintName != EmbeddedAttribute).ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The generated sources by hint name, without those that are the same for every project.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics => Result.Diagnostics.IsDefault ? [] : Result.Diagnostics;

    /// <summary>The compiler's warnings and errors on the sources together with the generated ones.</summary>
    public ImmutableArray<Diagnostic> CompilerDiagnostics => _compilerDiagnostics.Value;

    /// <summary>The compilation with the generated sources.</summary>
    public Compilation Output { get; }

    /// <summary>Roslyn's own result, with an exception that the generator threw and its tracked steps.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>Runs the generator with default options and fails unless the result compiles without a warning.</summary>
    /// <param name="sources">Source files.</param>
    public static GeneratorRun OfValid(params ReadOnlySpan<string> sources) => OfValid(new GeneratorOptions(), sources);

    /// <summary>Runs the generator and fails unless the result compiles without a warning.</summary>
    /// <param name="options">Language and compiler options.</param>
    /// <param name="sources">Source files.</param>
    public static GeneratorRun OfValid(GeneratorOptions options, params ReadOnlySpan<string> sources)
    {
        var run = Of(options, sources);
        run.AssertValid();
        return run;
    }

    /// <summary>Runs the generator, whatever comes of it.</summary>
    /// <param name="options">Language and compiler options.</param>
    /// <param name="sources">Source files.</param>
    public static GeneratorRun Of(GeneratorOptions options, params ReadOnlySpan<string> sources)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = options.Culture;
        try
        {
            var driver = CreateDriver(options)
                .RunGeneratorsAndUpdateCompilation(TestCompilation.Create(options, sources), out var output, out _);
            return new GeneratorRun(driver.GetRunResult().Results.Single(), output);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>A driver for the options' generator that tracks steps.</summary>
    /// <param name="options">Language options.</param>
    public static GeneratorDriver CreateDriver(GeneratorOptions options) => CSharpGeneratorDriver.Create(
        [options.CreateGenerator().AsSourceGenerator()],
        parseOptions: TestCompilation.ParseOptions(options),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Fails unless the generator was silent and the result compiles without a warning.</summary>
    public void AssertValid()
    {
        AssertSilent();
        if (!CompilerDiagnostics.IsEmpty)
            Assert.Fail($"The output doesn't compile cleanly ({CompilerDiagnostics.Length} diagnostics):\n"
                + string.Join("\n", CompilerDiagnostics.DistinctBy(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))
                    .Take(10).Select(Describe)));
    }

    /// <summary>Fails if the generator threw or reported something; says nothing of what it wrote.</summary>
    public void AssertSilent()
    {
        Assert.Null(Result.Exception);
        Assert.Empty(GeneratorDiagnostics);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        string? text = diagnostic.Location.SourceTree?.GetText().Lines[line].ToString().Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{diagnostic}\n    {text}");
    }
}
