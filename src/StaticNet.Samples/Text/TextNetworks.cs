using StaticNet.Schedules;

namespace StaticNet.Samples.Text;

/// <summary>The networks that learn texts, each one annotated class.</summary>
internal static class TextNetworks
{
    // Windows of 64 nearly without overlap; a prime, so that lines of equal length are met at each place of a window.
    private const int OtherPhases = 61;

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
        new CompiledTextNetwork<TextLstm>("lstm", (seed, capacity, workers) => new TextLstm(seed, capacity, workers), network => With(network.OpenStream()))
        {
            Epochs = 5,
            BatchSize = 32,
            LearningRate = 3e-3f,
            Stride = OtherPhases,
        },
        new CompiledTextNetwork<TextGpt>("gpt", (seed, capacity, workers) => new TextGpt(seed, capacity, workers), network => With(network.OpenStream()))
        {
            Epochs = 2,
            BatchSize = 16,
            LearningRate = 2e-3f,
            Schedule = "one-cycle",
            Stride = OtherPhases,
        },
    ];

    /// <summary>The one of a name.</summary>
    /// <param name="name">The name, which there is.</param>
    public static TextNetwork Find(string name) => All.Single(network => network.Name == name);

    private static (SequenceStream Stream, TokenStep Step) With(TextLstm.StepStream stream) => (stream, stream.Step);

    private static (SequenceStream Stream, TokenStep Step) With(TextGpt.StepStream stream) => (stream, stream.Step);
}
