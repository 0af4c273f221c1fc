using System.Globalization;
using System.Reflection;
using System.Text;
using StaticNet.Generators.Tests.Architectures;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>Networks drawn at random, compiled, exported, imported, and compiled again: the same bits.</summary>
/// <remarks>The same networks in each run; those asked for by <c>-explicit only</c> are others each time, and a failure names the seed.</remarks>
public sealed class RandomRoundTripTests
{
    private const int Networks = 8;
    private const int SearchedCompilations = 20;

    private static readonly MethodInfo Compare = typeof(RoundTrip).GetMethod(nameof(RoundTrip.Assert))!;

    [Fact]
    public void Import_RandomGraphs_HasTheSameBits() => AssertSame(Graph, firstSeed: 1);

    [Fact]
    public void Import_RandomConvolutions_HasTheSameBits() => AssertSame(Convolution, firstSeed: 1);

    [Fact(Explicit = true)]
    public void Import_NetworksDrawnAnew_HasTheSameBits()
    {
        for (int compilation = 0; compilation < SearchedCompilations; compilation++)
            foreach (var draw in (Func<int, string>[])[Graph, Convolution])
                AssertSame(draw, Random.Shared.Next(int.MaxValue - Networks));
    }

    private static string Graph(int seed) => Declare(new RandomGraph(seed).Draw());

    private static string Convolution(int seed) => Declare(new RandomConvolution(seed).Draw());

    private static string Declare(DrawnGraph graph) => $"{graph.Blocks}\n{graph.Build().Declare("Drawn")}";

    private static void AssertSame(Func<int, string> draw, int firstSeed)
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
