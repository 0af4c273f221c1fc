namespace StaticNet.Samples.Text;

/// <summary>The networks that learn texts, each one annotated class.</summary>
internal static class TextNetworks
{
    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<TextNetwork> All { get; } =
    [
        new CompiledTextNetwork<TextMlp>("mlp", (seed, capacity, workers) => new TextMlp(seed, capacity, workers))
        {
            Epochs = 5,
            BatchSize = 256,
            LearningRate = 2e-3f,
            Stride = 1,
        },
    ];

    /// <summary>The one of a name.</summary>
    /// <param name="name">The name, which there is.</param>
    public static TextNetwork Find(string name) => All.Single(network => network.Name == name);
}
