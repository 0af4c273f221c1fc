using System.Globalization;
using System.Reflection;
using System.Text;
using StaticNet.Generators.Tests.Architectures;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Onnx.Tests;

/// <summary>Networks drawn at random, compiled, exported, and compared with ONNX Runtime.</summary>
/// <remarks>The same networks in each run; those asked for by <c>-explicit only</c> are others each time, and a failure names the seed.</remarks>
public sealed class RandomExportTests
{
    private const int Networks = 24;
    private const int SearchedCompilations = 20;

    private static readonly MethodInfo Compare = typeof(Agreement).GetMethod(nameof(Agreement.Assert))!;

    [Fact]
    public void Export_RandomGraphs_AgreesWithOnnxRuntime() => AssertAgree(Graph, firstSeed: 1);

    [Fact]
    public void Export_RandomConvolutions_AgreesWithOnnxRuntime() => AssertAgree(Convolution, firstSeed: 1);

    [Fact]
    public void Export_RandomRecurrencesOfShorterSamples_AgreesWithOnnxRuntime() => AssertAgree(Sequence, firstSeed: 1);

    [Fact(Explicit = true)]
    public void Export_NetworksDrawnAnew_AgreesWithOnnxRuntime()
    {
        for (int compilation = 0; compilation < SearchedCompilations; compilation++)
            foreach (var draw in (Func<int, string>[])[Graph, Convolution, Sequence])
                AssertAgree(draw, Random.Shared.Next(int.MaxValue - Networks));
    }

    private static string Graph(int seed) => Declare(new RandomGraph(seed).Draw());

    private static string Convolution(int seed) => Declare(new RandomConvolution(seed).Draw());

    private static string Sequence(int seed) => new RandomSequence(seed).Declare("Drawn");

    private static string Declare(DrawnGraph graph) => $"{graph.Blocks}\n{graph.Build().Declare("Drawn")}";

    private static void AssertAgree(Func<int, string> draw, int firstSeed)
    {
        var source = new StringBuilder("using StaticNet;\n\n");
        for (int seed = firstSeed; seed < firstSeed + Networks; seed++)
            source.Append(CultureInfo.InvariantCulture, $"namespace {SpaceOf(seed)}\n{{\n{draw(seed)}}}\n\n");
        using var networks = new CompiledNetworks(GeneratorRun.Of(new GeneratorOptions(), source.ToString()));
        for (int seed = firstSeed; seed < firstSeed + Networks; seed++)
        {
            var type = networks.Type($"{SpaceOf(seed)}.Drawn");
            using var network = (INetwork)Activator.CreateInstance(type, 1UL, 8, 1)!;
            try
            {
                Compare.MakeGenericMethod(type).Invoke(null, [network]);
            }
            catch (TargetInvocationException failure)
            {
                Assert.Fail($"{failure.InnerException!.Message}\nSeed {seed}:\n{draw(seed)}");
            }
        }
    }

    private static string SpaceOf(int seed) => string.Create(CultureInfo.InvariantCulture, $"Drawn{seed}");
}
