using System.Globalization;
using CsCheck;
using StaticNet.Generators.Tests.Generation;
using StaticNet.Tests.Lengths;
using Xunit;
using Xunit.Sdk;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Recurrences over sequences that may be shorter, drawn at random, generated, compiled, run, and compared with scalar networks of each sample's own length.</summary>
/// <remarks>
/// The same networks in each run; those asked for by <c>-explicit only</c> are others each time: CsCheck prints the seed of a failure,
/// and the environment variable CsCheck_Seed repeats it.
/// </remarks>
public sealed class RandomSequenceTests
{
    private const int NetworksPerCompilation = 12;
    private const int Compilations = 2;
    private const int SearchedCompilations = 50;
    private const string Namespace = "Drawn";

    private static readonly Gen<int[]> Seeds = Gen.Int[0, int.MaxValue].Array[NetworksPerCompilation];

    [Fact]
    public void GeneratedNetwork_RandomRecurrences_ComputeEachSampleByItsSteps()
    {
        foreach (int[] seeds in FixedDraws.Of(Seeds, Compilations))
            AssertAgree(seeds);
    }

    [Fact(Explicit = true)]
    public void GeneratedNetwork_RecurrencesDrawnAnew_ComputeEachSampleByItsSteps() => Seeds
        .Sample(AssertAgree, iter: SearchedCompilations, threads: 1, print: seeds => $"networks of seeds {string.Join(", ", seeds)}");

    private static void AssertAgree(int[] seeds)
    {
        string source = $"using StaticNet;\n\nnamespace {Namespace};\n\n" + string.Join("\n", seeds.Select((seed, i) => new RandomSequence(seed).Declare(NameOf(i))));
        using var networks = new CompiledNetworks(GeneratorRun.Of(new GeneratorOptions(), source));
        for (int i = 0; i < seeds.Length; i++)
        {
            var drawn = new RandomSequence(seeds[i]);
            try
            {
                LengthComparison.AssertAgree(drawn.CaseOf(networks[$"{Namespace}.{NameOf(i)}"]), 1 + (seeds[i] % 13), []);
            }
            catch (XunitException failure)
            {
                throw new XunitException($"{failure.Message}\nSeed {seeds[i]}, on\n{drawn.Declare(NameOf(i))}");
            }
        }
    }

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"Network{index}");
}
