using System.Globalization;
using CsCheck;
using StaticNet.Generators.Tests.Generation;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Recurrences drawn at random, trained on the windows of sequences in turn: what they make has the bits of one pass over the whole sequences.</summary>
/// <remarks>
/// The same networks in each run; those asked for by <c>-explicit only</c> are others each time: CsCheck prints the seed of a failure,
/// and the environment variable CsCheck_Seed repeats it.
/// </remarks>
public sealed class RandomWindowsTests
{
    private const int NetworksPerCompilation = 8;
    private const int SearchedCompilations = 50;
    private const string Namespace = "Drawn";

    private static readonly Gen<int[]> Seeds = Gen.Int[0, int.MaxValue].Array[NetworksPerCompilation];

    [Fact]
    public void GeneratedNetwork_RandomStatefulRecurrences_MakeTheBitsOfWholeSequences()
    {
        foreach (int[] seeds in FixedDraws.Of(Seeds, 1))
            AssertAgree(seeds);
    }

    [Fact(Explicit = true)]
    public void GeneratedNetwork_StatefulRecurrencesDrawnAnew_MakeTheBitsOfWholeSequences() => Seeds
        .Sample(AssertAgree, iter: SearchedCompilations, threads: 1, print: seeds => $"networks of seeds {string.Join(", ", seeds)}");

    private static void AssertAgree(int[] seeds)
    {
        string source = $"using StaticNet;\n\nnamespace {Namespace};\n\n"
            + string.Join("\n", seeds.Select((seed, i) => new RandomWindows(seed).Declare(NameOf("Windows", i)) + new RandomWindows(seed).DeclareWhole(NameOf("Whole", i))));
        using var networks = new CompiledNetworks(GeneratorRun.Of(new GeneratorOptions(), source));
        for (int i = 0; i < seeds.Length; i++)
        {
            var drawn = new RandomWindows(seeds[i]);
            Assert.True(
                Agree(drawn, networks[$"{Namespace}.{NameOf("Windows", i)}"], networks[$"{Namespace}.{NameOf("Whole", i)}"]),
                $"Other bits. Seed {seeds[i]}, on\n{drawn.Declare("Network")}");
        }
    }

    private static bool Agree(RandomWindows drawn, GeneratedNetwork windowed, GeneratedNetwork whole)
    {
        int window = drawn.Steps * drawn.Features, made = windowed.Architecture.OutputLength;
        var random = new Random(1);
        float[] sequences = [.. Enumerable.Range(0, drawn.Samples * drawn.Windows * window).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] expected = new float[drawn.Samples * drawn.Windows * made], inputs = new float[drawn.Samples * window], outputs = new float[drawn.Samples * made];
        using var first = whole.Create(seed: 1, batchCapacity: drawn.Samples);
        using var second = windowed.Create(seed: 1, batchCapacity: drawn.Samples);
        first.Predict(sequences, expected);
        bool agree = true;
        for (int at = 0; at < drawn.Windows; at++)
        {
            for (int sample = 0; sample < drawn.Samples; sample++)
                sequences.AsSpan(((sample * drawn.Windows) + at) * window, window).CopyTo(inputs.AsSpan(sample * window));
            second.ComputeGradients(inputs, new Targets(new float[outputs.Length]));
            second.CopyTrainingOutputs(outputs);
            for (int sample = 0; sample < drawn.Samples; sample++)
                agree &= outputs.AsSpan(sample * made, made).SequenceEqual(expected.AsSpan(((sample * drawn.Windows) + at) * made, made));
        }

        return agree;
    }

    private static string NameOf(string kind, int index) => string.Create(CultureInfo.InvariantCulture, $"{kind}{index}");
}
