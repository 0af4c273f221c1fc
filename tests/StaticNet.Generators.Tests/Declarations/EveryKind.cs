namespace StaticNet.Generators.Tests.Declarations;

/// <summary>Networks that have every kind of layer, loss and clipping among them, and every option set to something else.</summary>
internal static class EveryKind
{
    /// <summary>The networks, in the oldest language that generated code compiles in; the program that is published in every way trains them.</summary>
    public static string Source { get; } = Read();

    /// <summary>The classes that it declares.</summary>
    public static IReadOnlyList<string> Networks { get; } =
        ["Kinds.Classifier", "Kinds.Tagger", "Kinds.Regressor", "Kinds.Absolute", "Kinds.Robust", "Kinds.Smooth", "Kinds.Agent", "Kinds.Words", "Kinds.Attentive", "Kinds.Reader", "Kinds.Mixture", "Kinds.Picture", "Kinds.Steps", "Kinds.Upscaler", "Kinds.Windows", "Kinds.Shorter", "Kinds.Track", "Kinds.Rhythm"];

    private static string Read()
    {
        using var reader = new StreamReader(typeof(EveryKind).Assembly.GetManifestResourceStream("EveryKind.cs")!);
        return reader.ReadToEnd();
    }
}
