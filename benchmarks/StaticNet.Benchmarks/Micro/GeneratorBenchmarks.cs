using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators;

namespace StaticNet.Benchmarks.Micro;

/// <summary>What the generator costs a build and an edit. Compilations are cloned, so that every run binds symbols anew, as after an edit.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    // A dense layer of 64 units is in both networks; the edit changes the first one's width.
    private const string Width = "Dense(64)";
    private const string EditedWidth = "Dense(48)";

    private CSharpCompilation _original = null!;
    private CSharpCompilation _edited = null!;
    private CSharpCompilation _unrelated = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>The file that is compiled.</summary>
    [Params("MlpMnist", "Deep32")]
    public string Network { get; set; } = "";

    /// <summary>Runs the generator once on the unedited file.</summary>
    /// <exception cref="InvalidOperationException">It made nothing of a compilation.</exception>
    [GlobalSetup]
    public void Setup()
    {
        string source = ReadSource(Network);
        var tree = Parse(source);
        var other = Parse("internal static class Other { public static int Value => 1; }");
        _original = CSharpCompilation.Create("Benchmark", [tree, other], References(), new(OutputKind.DynamicallyLinkedLibrary));
        int width = source.IndexOf(Width, StringComparison.Ordinal);
        _edited = _original.ReplaceSyntaxTree(tree, Parse(source[..width] + EditedWidth + source[(width + Width.Length)..]));
        _unrelated = _original.ReplaceSyntaxTree(other, Parse("internal static class Other { public static int Value => 2; }"));

        _warm = Create().RunGenerators(_original);
        foreach (var compilation in new[] { _original, _edited, _unrelated })
            if (_warm.RunGenerators(compilation).GetRunResult().GeneratedTrees.Length == 0)
                throw new InvalidOperationException($"The generator made nothing of {Network}.");
    }

    /// <summary>The first run.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => Create().RunGenerators(_original.Clone());

    /// <summary>The run after an edit of a layer's width.</summary>
    [Benchmark]
    public GeneratorDriver LayerEdit() => _warm.RunGenerators(_edited.Clone());

    /// <summary>The run after an edit of another file.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(_unrelated.Clone());

    private static CSharpGeneratorDriver Create() => CSharpGeneratorDriver.Create(new NetworkGenerator());

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, new(LanguageVersion.Latest));

    private static string ReadSource(string name)
    {
        using var stream = typeof(GeneratorBenchmarks).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Select(path => MetadataReference.CreateFromFile(path));
}
