using System.Globalization;
using StaticNet.Benchmarks.Dynamic;
using StaticNet.Benchmarks.Networks;

namespace StaticNet.Benchmarks.Comparison;

/// <summary><c>verify</c>: checks that generated and dynamic networks compute the same gradients, so that their times compare.</summary>
internal static class VerifyCommand
{
    private const int BatchSize = 64;

    /// <summary>Prints the deviation of each network.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <returns>0, or 1 if a deviation exceeds the tolerance.</returns>
    public static int Run(TextWriter output)
    {
        (string Name, double Deviation)[] deviations =
        [
            ("mlp-mnist", Agreement.LargestDeviation(new MlpMnist(batchCapacity: BatchSize), DynamicModels.MlpMnist(BatchSize))),
            ("mlp-tiny", Agreement.LargestDeviation(new MlpTiny(batchCapacity: BatchSize), DynamicModels.MlpTiny(BatchSize))),
            ("mlp-wide", Agreement.LargestDeviation(new MlpWide(batchCapacity: BatchSize), DynamicModels.MlpWide(BatchSize))),
            ("deep-32", Agreement.LargestDeviation(new Deep32(batchCapacity: BatchSize), DynamicModels.Deep32(BatchSize))),
            ("lenet5", Agreement.LargestDeviation(new Lenet5(batchCapacity: BatchSize), DynamicModels.Lenet5(BatchSize))),
        ];
        foreach (var (name, deviation) in deviations)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12}{deviation:E2}"));

        // Written so that NaN fails.
        return deviations.All(network => network.Deviation <= Agreement.Tolerance) ? 0 : 1;
    }
}
