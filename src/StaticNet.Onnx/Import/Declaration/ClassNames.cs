using System.Diagnostics.CodeAnalysis;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>What a class is called that nobody has named: as the graph in the file, else as the file, with a word behind it where that is something else already.</summary>
internal static class ClassNames
{
    private const string Ending = "Network";

    /// <summary>Names that exporters give every graph.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal) { "main_graph", "torch_jit", "torch-jit-export", "tf2onnx", "graph", "main", "model" };

    /// <summary>The name of a class.</summary>
    /// <param name="path">The file.</param>
    /// <param name="graph">The name of the graph in it.</param>
    /// <param name="options">How the class is declared.</param>
    /// <param name="remark">Receives that the name is another one.</param>
    public static string Choose(string path, string graph, OnnxImportOptions options, Action<string> remark)
    {
        if (options.ClassName is { } given)
            return given;
        string name = (NoNames.Contains(graph) ? null : Names.ToPascalCase(graph)) ?? Names.ToPascalCase(Path.GetFileNameWithoutExtension(path)) ?? "Imported";
        if (Meaning(name, options.Namespace) is not { } meaning)
            return name;
        remark($"The class is called {name}{Ending}, since {name} is {meaning}: ClassName gives it another name.");
        return name + Ending;
    }

    private static string? Meaning(string name, string? space) =>
        LayerNames.IsMember(name) ? "a member of every network"
        : space?.Split('.').Contains(name, StringComparer.Ordinal) == true ? "a part of its namespace"
        : IsType(name) ? "a type that programs use" : null;

    // What the usings of most programs show; a type that was trimmed away is in nobody's way.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "It is asked for its name alone.")]
    private static bool IsType(string name) =>
        name == nameof(StaticNet) || name == nameof(System) || typeof(object).Assembly.GetType($"{nameof(System)}.{name}") is { IsPublic: true }
        || ((string[])[$"{nameof(StaticNet)}.", $"{nameof(StaticNet)}.{nameof(Data)}.", $"{nameof(StaticNet)}.{nameof(Training)}."]).Any(space => typeof(INetwork).Assembly.GetType(space + name) is { IsPublic: true });
}
