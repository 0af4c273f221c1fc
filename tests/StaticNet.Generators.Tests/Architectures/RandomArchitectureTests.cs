using System.Globalization;
using CsCheck;
using StaticNet.Generators.Tests.Generation;
using StaticNet.Tests.Scalar;
using Xunit;
using Xunit.Sdk;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Networks drawn at random, generated, compiled, run, and compared with the scalar implementation.</summary>
/// <remarks>
/// The same networks in each run; those asked for by <c>-explicit only</c> are others each time: CsCheck prints the seed of a failure,
/// and the environment variable CsCheck_Seed repeats it.
/// </remarks>
public sealed class RandomArchitectureTests
{
    // A compilation costs more than what it compiles: several networks share one.
    private const int NetworksPerCompilation = 16;
    private const int Compilations = 4;
    private const int SearchedCompilations = 100;

    private const string Namespace = "Drawn";

    private static readonly Gen<RandomArchitecture[]> Networks = RandomArchitecture.Any.Array[NetworksPerCompilation];

    [Fact]
    public void GeneratedNetwork_RandomArchitecture_AgreesWithScalar()
    {
        foreach (var architectures in FixedDraws.Of(Networks, Compilations))
            AssertAgree(architectures);
    }

    [Fact(Explicit = true)]
    public void GeneratedNetwork_ArchitecturesDrawnAnew_AgreeWithScalar() => Networks
        .Sample(AssertAgree, iter: SearchedCompilations, threads: 1, print: architectures => $"{architectures.Length} networks");

    private static void AssertAgree(RandomArchitecture[] architectures)
    {
        string source = $"using StaticNet;\n\nnamespace {Namespace};\n\n"
            + string.Join("\n", architectures.Select((architecture, i) => architecture.Declare(NameOf(i))));
        using var networks = Compile(source);
        for (int i = 0; i < architectures.Length; i++)
            AssertAgree(networks[$"{Namespace}.{NameOf(i)}"], architectures[i], NameOf(i));
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

    private static void AssertAgree(GeneratedNetwork generated, RandomArchitecture architecture, string name)
    {
        var scalar = architecture.BuildScalar();
        // Two samples are normalized to ±1 whatever they are, and what is left of their gradients is rounding.
        int samples = Math.Max(architecture.Samples, scalar.HasCancellingSums ? 4 : 1);
        try
        {
            var batch = ScalarBatch.Draw(scalar, samples, architecture.Seed, kinkDistance: 1e-5);
            var tolerance = ScalarTolerance.Conditioned(scalar, batch, architecture.Seed);
            var network = generated.Create(seed: 1, batchCapacity: samples);
            ScalarComparison.AssertAgree(network, generated.Architecture, scalar, batch, tolerance);
        }
        catch (Exception failure) when (failure is XunitException or InvalidOperationException)
        {
            throw new XunitException(string.Create(CultureInfo.InvariantCulture,
                $"{failure.Message}\nBatch of {samples}, drawn from seed {architecture.Seed}, on\n{architecture.Declare(name)}"));
        }
    }

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"Network{index}");
}
