using System.Globalization;
using CsCheck;
using StaticNet.Generators.Tests.Generation;
using StaticNet.Tests.Scalar;
using Xunit;
using Xunit.Sdk;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Graphs drawn at random, generated, compiled, run, and compared with the scalar implementation, for any number of workers.</summary>
/// <remarks>
/// The same graphs in each run; those asked for by <c>-explicit only</c> are others each time: CsCheck prints the seed of a failure,
/// and the environment variable CsCheck_Seed repeats it.
/// </remarks>
public sealed class RandomGraphTests
{
    private const int GraphsPerCompilation = 16;
    private const int Compilations = 4;
    private const int SearchedCompilations = 100;
    private const string Namespace = "Drawn";

    private static readonly Gen<int[]> Seeds = Gen.Int[0, int.MaxValue].Array[GraphsPerCompilation];

    [Fact]
    public void GeneratedNetwork_RandomGraph_AgreesWithScalarForAnyWorkers() => AssertAgree(Graph);

    [Fact]
    public void GeneratedNetwork_RandomConvolutions_AgreeWithScalarForAnyWorkers() => AssertAgree(Convolutions);

    [Fact(Explicit = true)]
    public void GeneratedNetwork_GraphsDrawnAnew_AgreeWithScalarForAnyWorkers() => Search(Graph);

    [Fact(Explicit = true)]
    public void GeneratedNetwork_ConvolutionsDrawnAnew_AgreeWithScalarForAnyWorkers() => Search(Convolutions);

    private static DrawnGraph Graph(int seed) => new RandomGraph(seed).Draw();

    private static DrawnGraph Convolutions(int seed) => new RandomConvolution(seed).Draw();

    private static void AssertAgree(Func<int, DrawnGraph> draw)
    {
        foreach (int[] seeds in FixedDraws.Of(Seeds, Compilations))
            AssertAgree(seeds, draw);
    }

    private static void Search(Func<int, DrawnGraph> draw) => Seeds
        .Sample(seeds => AssertAgree(seeds, draw), iter: SearchedCompilations, threads: 1, print: seeds => $"graphs of seeds {string.Join(", ", seeds)}");

    private static void AssertAgree(int[] seeds, Func<int, DrawnGraph> draw)
    {
        var source = new System.Text.StringBuilder($"using StaticNet;\n\n");
        for (int i = 0; i < seeds.Length; i++)
        {
            var graph = draw(seeds[i]);
            source.Append(CultureInfo.InvariantCulture, $"namespace {NamespaceOf(i)}\n{{\n{graph.Blocks}\n{graph.Build().Declare("Graph")}}}\n\n");
        }

        using var networks = Compile(source.ToString());
        for (int i = 0; i < seeds.Length; i++)
            AssertAgree(networks, $"{NamespaceOf(i)}.Graph", seeds[i], draw);
    }

    private static CompiledNetworks Compile(string source)
    {
        try
        {
            return new CompiledNetworks(GeneratorRun.Of(new GeneratorOptions(), source));
        }
        catch (XunitException failure)
        {
            throw new XunitException($"{failure.Message}\nFrom\n{source}");
        }
    }

    private static void AssertAgree(CompiledNetworks networks, string name, int seed, Func<int, DrawnGraph> draw)
    {
        var drawn = draw(seed);
        var scalar = drawn.Build();
        // Means over few values leave little but rounding of what they are subtracted from.
        int samples = (scalar.HasCancellingSums ? 8 : 1) + (seed % 11);
        var batch = ScalarBatch.Draw(scalar, samples, seed, kinkDistance: 1e-5);
        var generated = networks[name];
        var network = generated.Create(seed: 1, batchCapacity: samples);
        try
        {
            ScalarComparison.AssertAgree(network, generated.Architecture, scalar, batch, ScalarTolerance.Conditioned(scalar, batch, seed));
            AssertSameForWorkers(networks.Type(name), network, generated.Architecture.SampleShape, scalar);
        }
        catch (XunitException failure)
        {
            throw new XunitException(string.Create(CultureInfo.InvariantCulture,
                $"{failure.Message}\nSeed {seed}, batch of {samples}, on\n{drawn.Blocks}\n{scalar.Declare("Graph")}"));
        }
    }

    // Enough samples that passes are shared where sharing pays at all.
    private static void AssertSameForWorkers(Type type, INetwork network, SampleShape shape, ScalarNetwork scalar)
    {
        const int Samples = 300;
        var random = new Random(1);
        double[][] inputs = [.. Enumerable.Range(0, Samples).Select(_ => scalar.DrawInput(1, random))];
        double[][] targets = [.. Enumerable.Range(0, Samples).Select(_ => scalar.DrawTarget(random))];
        var batch = new ScalarBatch(inputs, targets);
        float[]? gradients = null;
        foreach (int workers in (int[])[1, 2, 3, 8])
        {
            using var shared = (INetwork)Activator.CreateInstance(type, 1UL, Samples, workers)!;
            network.Parameters.CopyTo(shared.Parameters);
            shared.ComputeGradients(ScalarComparison.SamplesOf(shape, scalar, batch));
            Assert.Equal(gradients ?? shared.Gradients.ToArray(), shared.Gradients.ToArray());
            gradients = shared.Gradients.ToArray();
        }
    }

    private static string NamespaceOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{Namespace}{index}");
}
