using System.Collections.Immutable;
using StaticNet.Samples.Classification;
using StaticNet.Schedules;

namespace StaticNet.Samples.Digits;

/// <summary>The networks that read digits. Another is its class and its line here.</summary>
internal static class DigitsNetworks
{
    /// <summary>The networks, the default first.</summary>
    public static ImmutableArray<ClassifierNetwork> All { get; } =
    [
        new CompiledClassifier<DigitClassifier>("mlp", static (seed, batch, workers) => new DigitClassifier(seed, batch, workers)),
        new CompiledClassifier<LeNet>("lenet", static (seed, batch, workers) => new LeNet(seed, batch, workers)) { Schedule = "cosine" },
    ];

    /// <summary>A network by the name that it has on the command line.</summary>
    /// <param name="name">One of theirs.</param>
    public static ClassifierNetwork Find(string name) => All.First(network => network.Name == name);
}
