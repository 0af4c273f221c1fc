using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>Compilations of test sources that reference the runtime and the framework that the tests run on.</summary>
internal static class TestCompilation
{
    /// <summary>The runtime and the framework.</summary>
    public static MetadataReference[] References { get; } = FindReferences();

    /// <summary>A compilation of the sources, before the generator.</summary>
    /// <param name="options">Language and compiler options.</param>
    /// <param name="sources">A file each, named <c>Source0.cs</c> upward.</param>
    public static CSharpCompilation Create(GeneratorOptions options, params ReadOnlySpan<string> sources)
    {
        var trees = new SyntaxTree[sources.Length];
        for (int i = 0; i < sources.Length; i++)
            trees[i] = Parse(options, sources[i], $"Source{i}.cs");

        var compilerOptions = new CSharpCompilationOptions(
            options.OutputKind,
            nullableContextOptions: options.Nullable,
            optimizationLevel: options.Optimization,
            checkOverflow: options.CheckOverflow,
            allowUnsafe: options.AllowUnsafe,
            generalDiagnosticOption: options.WarningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default);
        return CSharpCompilation.Create("GeneratedNetworks", trees, References, compilerOptions);
    }

    /// <summary>A source file's tree with the options' language version.</summary>
    public static SyntaxTree Parse(GeneratorOptions options, string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions(options), path, System.Text.Encoding.UTF8);

    /// <summary>The options' language version and documentation mode.</summary>
    public static CSharpParseOptions ParseOptions(GeneratorOptions options) =>
        new(options.LanguageVersion, options.Documentation);

    private static MetadataReference[] FindReferences()
    {
        // All assemblies that the running program may load; the framework's are those beside the core library.
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string? framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return
        [
            .. trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework)
                .Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
        ];
    }
}
