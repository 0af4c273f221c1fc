using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>The page about the rules, <c>generators/DIAGNOSTICS.md</c>, and its neighbours, as text.</summary>
internal static partial class DiagnosticsPage
{
    /// <summary>The page.</summary>
    public static string Text { get; } = Read("DIAGNOSTICS.md");

    /// <summary>The sections by the ID in their heading.</summary>
    public static IReadOnlyDictionary<string, string> Sections { get; } = Text.Split("\n## ").Skip(1)
        .ToDictionary(section => section[..section.IndexOf('\n', StringComparison.Ordinal)], section => section);

    /// <summary>A file under <c>generators</c>.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder(), path)).ReplaceLineEndings("\n");

    /// <summary>The code blocks of a section as whole files.</summary>
    public static string[] CodeOf(string section) =>
        [.. CodeBlock().Matches(section).Select(match => "using System;\nusing StaticNet;\n\n" + match.Groups[1].Value)];

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "../../../generators");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
