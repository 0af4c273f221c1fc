using System.Globalization;
using CsCheck;
using Microsoft.CodeAnalysis;
using Xunit;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>
/// Declarations drawn at random, most of them mistaken: nothing throws, what has no diagnostic compiles, and what has one
/// causes no further errors.
/// </summary>
/// <remarks>
/// The same declarations in each run; those asked for by <c>-explicit only</c> are others each time: CsCheck prints the seed of a
/// failure, and the environment variable CsCheck_Seed repeats it.
/// </remarks>
public sealed class AnalyzerCrashTests
{
    // A compilation costs more than what it compiles: several declarations share one.
    private const int DeclarationsPerCompilation = 40;
    private const int Compilations = 5;
    private const int ManyCompilations = 250;

    private const string Head = "using StaticNet;\n";

    [Fact]
    public void Declaration_DrawnAtRandom_NeitherThrowsNorMisleads()
    {
        foreach (var declarations in FixedDraws.Of(RandomDeclaration.Any.Array[DeclarationsPerCompilation], Compilations))
            AssertSound(declarations);
    }

    /// <summary>10,000 of them, about half of which are right: asked for by <c>--explicit only</c>, since it takes minutes.</summary>
    [Fact(Explicit = true)]
    public void Declaration_TenThousandDrawnAtRandom_NeitherThrowsNorMisleads() => RandomDeclaration.HalfRight.Array[DeclarationsPerCompilation]
        .Sample(AssertSound, iter: ManyCompilations, threads: 1, print: declarations => $"{declarations.Length} declarations");

    private static void AssertSound(RandomDeclaration[] declarations)
    {
        string[] sources = [.. declarations.Select((declaration, i) => Head + declaration.Declare(NameOf(i)))];
        var run = AnalyzerRun.Of(sources);

        // Uses come after the declarations, so that these keep their files' names. Some classes nothing can be added to.
        bool[] hasMembers = [.. sources.Select((_, i) => run.Generated.Sources.Keys.Any(hint => hint.StartsWith(SpaceOf(i), StringComparison.Ordinal)))];
        var used = AnalyzerRun.Of([.. sources, .. sources.Select((_, i) => hasMembers[i] ? Use(NameOf(i), declarations[i].IsPlain) : "")]);

        // What the compiler says of the declarations alone.
        var alone = run.Generated.Output.RemoveSyntaxTrees(run.Generated.Output.SyntaxTrees.Skip(sources.Length))
            .GetDiagnostics(TestContext.Current.CancellationToken);
        for (int i = 0; i < sources.Length; i++)
        {
            string[] places = [FileOf(i), FileOf(sources.Length + i), $"/{SpaceOf(i)}"];
            bool isMistaken = Messages(run.Diagnostics, FileOf(i)).Count > 0;
            var refusals = Messages(alone, FileOf(i)).Select(diagnostic => diagnostic.Id).ToHashSet();
            var further = Messages(used.Generated.CompilerDiagnostics, places).Where(diagnostic => !refusals.Contains(diagnostic.Id)).ToList();
            Assert.True(further.Count == 0,
                $"{(isMistaken ? "Beside what the analyzer reports" : "Though the analyzer is silent")} the compiler says\n{string.Join("\n", further)}\nof\n{sources[i]}");
            Assert.True(isMistaken || refusals.Count > 0 || HasPasses(run, i), $"Neither passes nor a diagnostic for\n{sources[i]}");
        }
    }

    private static List<Diagnostic> Messages(IEnumerable<Diagnostic> diagnostics, params string[] places) =>
    [
        .. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
            && places.Any(place => place[0] == '/'
                ? diagnostic.Location.SourceTree!.FilePath.Contains(place, StringComparison.Ordinal)
                : diagnostic.Location.SourceTree!.FilePath == place)),
    ];

    private static bool HasPasses(AnalyzerRun run, int index) => run.Generated.Sources.ContainsKey($"{SpaceOf(index)}{NameOf(index)}.Passes.g.cs");

    // Of several inputs or outputs each is a parameter; how many there are may itself be the mistake.
    private static string Use(string name, bool isPlain) => $$"""
        namespace UsingIn{{name}};

        class Use
        {
            static float Run()
            {
                var network = new global::In{{name}}.{{name}}(1, 8);
                network.Initialize(2);
                {{(isPlain ? "network.Predict(new float[4], new float[3]);" : "")}}
                global::StaticNet.INetwork any = network;
                return any.ComputeGradients(new global::StaticNet.Batch(new float[4], new float[3])).Loss + network.Gradients.Length + network.BatchCapacity
                    + global::In{{name}}.{{name}}.ParameterCount + global::In{{name}}.{{name}}.Architecture.ParameterCount;
            }
        }
        """;

    private static string FileOf(int index) => string.Create(CultureInfo.InvariantCulture, $"Source{index}.cs");

    private static string SpaceOf(int index) => $"In{NameOf(index)}.";

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"Net{index}");
}
