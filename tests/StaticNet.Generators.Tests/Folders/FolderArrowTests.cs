using Xunit;

namespace StaticNet.Generators.Tests.Folders;

/// <summary>
/// The generator's folders use each other one way: machinery knows no kind but through the registry, kinds use machinery, and no folder
/// uses one that uses it.
/// </summary>
public sealed class FolderArrowTests
{
    private const string Kinds = "Kinds";

    /// <summary>What a folder of the machinery may use. The root is the pipeline, which uses any; <c>Kinds</c> itself is the registry.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Collections"] = [],
        ["Text"] = ["Collections"],
        ["Model"] = ["Collections", "Text"],
        ["Members"] = ["Collections", "Text", "Model"],
        ["Graph"] = ["Collections", "Text", "Model", Kinds],
        ["Parsing"] = ["Collections", "Text", "Model", "Members", Kinds],
        ["Planning"] = ["Collections", "Text", "Model", "Graph", Kinds],
        ["Emission"] = ["Collections", "Text", "Model", "Members", "Graph", "Planning"],
        ["Diagnostics"] = ["Collections", "Text", "Model", "Graph", "Parsing", Kinds],
    };

    /// <summary>What a kind may use of the machinery.</summary>
    private static readonly string[] ForKinds = ["Collections", "Text", "Model", "Graph", "Parsing", "Planning"];

    private static readonly Lazy<IReadOnlyList<FolderUse>> Uses = new(FolderArrows.Find);

    [Fact]
    public void Machinery_UsesWhatStandsBelowItAndTheRegistry() => AssertNone(
        use => use.From.Length > 0 && use.From != Kinds && !IsKind(use.From)
            && !(Allowed.TryGetValue(use.From, out string[]? allowed) && allowed.Contains(use.To)));

    [Fact]
    public void Kinds_UseMachineryAndNotTheRegistry() => AssertNone(
        use => IsKind(use.From) && !IsKind(use.To) && !ForKinds.Contains(use.To));

    [Fact]
    public void Kinds_UseEachOtherOneWay()
    {
        var uses = Uses.Value.Where(use => IsKind(use.From)).GroupBy(use => use.From)
            .ToDictionary(kind => kind.Key, kind => kind.Select(use => use.To).ToHashSet());

        while (uses.Count > 0)
        {
            string? last = uses.Keys.FirstOrDefault(kind => !uses[kind].Overlaps(uses.Keys));
            Assert.True(last is not null, $"These use each other in a circle: {string.Join(", ", uses.Keys)}.");
            uses.Remove(last);
        }
    }

    [Fact]
    public void Arrows_AreFound()
    {
        Assert.Contains(Uses.Value, use => use is { From: "Planning", To: "Graph", Type: "Operation" });
        Assert.Contains(Uses.Value, use => use is { From: "Graph", To: Kinds, Type: "KindRegistry" });
        Assert.Contains(Uses.Value, use => use is { From: "Kinds.Dense", To: "Kinds.Normalization", Type: "FixedNormalize" });
    }

    private static void AssertNone(Func<FolderUse, bool> isWrong) =>
        Assert.Equal("", string.Join('\n', Uses.Value.Where(isWrong).Select(use => $"{use.From}/{use.File} uses {use.To}.{use.Type}")));

    private static bool IsKind(string folder) => folder.StartsWith(Kinds + ".", StringComparison.Ordinal);
}
