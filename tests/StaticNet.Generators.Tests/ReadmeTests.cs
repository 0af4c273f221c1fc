using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace StaticNet.Generators.Tests;

/// <summary>That the README's code compiles as written, and that what it shows of generated code is what is generated.</summary>
public sealed class ReadmeTests
{
    private static readonly Lazy<IReadOnlyList<ReadmeBlock>> Blocks = new(() =>
        ReadmeBlock.In(File.ReadAllText(FindReadme()).ReplaceLineEndings("\n")));

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp14)]
    public async Task Readme_ItsCode_CompilesWithoutWarning(LanguageVersion version)
    {
        var blocks = Blocks.Value;
        Assert.Contains(blocks, block => block.HintName is null && !block.HasStatements);
        Assert.Contains(blocks, block => block.HintName is null && block.HasStatements);

        var diagnostics = await new ReadmeProgram(blocks, version).DiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.True(diagnostics.IsEmpty, string.Join("\n", diagnostics));
    }

    [Fact]
    public async Task Readme_ItsProgram_RunsToItsEnd()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            string work = directory.CreateSubdirectory("work").FullName;
            WriteHouses(Path.Combine(work, "houses.csv"));
            File.Copy(Path.Combine(AppContext.BaseDirectory, "xor.pt"), Path.Combine(work, "xor.pt"));

            var run = await ReadmeRun.OfAsync(
                new ReadmeProgram(Blocks.Value), directory.FullName, work, TestContext.Current.CancellationToken);

            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Contains("1 xor 0 is 1, ", run.Output, StringComparison.Ordinal);
            Assert.Contains("PyTorch's 1 xor 0 is 1", run.Output, StringComparison.Ordinal);
            Assert.Contains("out and in again: the same bits", run.Output, StringComparison.Ordinal);
            Assert.Contains("a quarter is 0.25", run.Output, StringComparison.Ordinal);
            Assert.Contains("after c, d, e, f comes g", run.Output, StringComparison.Ordinal);
            Assert.Matches(@"right moves: \d\d\.\d%", run.Output);
            Assert.Contains("move 2, worth 0.5, ", run.Output, StringComparison.Ordinal);
            Assert.Matches(@"R² 0\.9[89]\d, off by 0\.0", run.Output);
            Assert.Matches(@"round 3: [6-9]\d\.\d\s?% of the clients' digits", run.Output);
            Assert.All(["digits.safetensors", "digits.html"], name => Assert.True(File.Exists(Path.Combine(work, name)), name));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Readme_ItsExcerpts_AreGenerated()
    {
        var program = new ReadmeProgram(Blocks.Value);

        Assert.All(Blocks.Value.Where(block => block.HintName is not null), block =>
        {
            string files = string.Join(", ", program.Sources.Keys.Order());
            Assert.True(program.Sources.TryGetValue(block.HintName!, out string? source), $"Line {block.Line}: there are {files}.");
            Assert.True(block.IsExcerptOf(source!), $"Line {block.Line}: {block.HintName} doesn't have these lines.");
        });
    }

    [Fact]
    public async Task ReadmeProgram_Mistake_IsSeen()
    {
        const string Declaration =
            "```csharp\n[StaticNet.Network(2), StaticNet.Dense(0), StaticNet.MeanSquaredError]\npartial class Wrong;\n```\n";
        const string Unused = "```csharp\nint unused = 1;\n```\n";

        var declaration = await DiagnosticsOf(Declaration + "```csharp\nConsole.WriteLine();\n```\n");
        var statement = await DiagnosticsOf(Unused);
        var twice = await DiagnosticsOf(Unused + Unused);

        Assert.Contains(declaration, id => id.StartsWith("SNET", StringComparison.Ordinal));
        Assert.Contains("CS0219", statement);
        Assert.Contains("CS0128", twice);
    }

    [Fact]
    public void IsExcerptOf_OtherOrMissingLine_IsFalse()
    {
        const string Source = "\n    int a;\n\n    int b;\n        int c;\n";

        Assert.True(new ReadmeBlock(1, "int a;\n\nint b;\n", "x").IsExcerptOf(Source));
        Assert.True(new ReadmeBlock(1, "int b;\n    int c;\n", "x").IsExcerptOf(Source));
        Assert.False(new ReadmeBlock(1, "int b;\nint c;\n", "x").IsExcerptOf(Source));
        Assert.False(new ReadmeBlock(1, "int a;\nint b;\n", "x").IsExcerptOf(Source));
    }

    // The table that the README reads: numbers, a category, a price.
    private static void WriteHouses(string path) => File.WriteAllLines(
        path,
        [
            "rooms,area,heating,price",
            .. Enumerable.Range(0, 50).Select(i => string.Create(
                CultureInfo.InvariantCulture, $"{1 + (i % 5)},{40 + (3 * i)}.5,{(i % 3 == 0 ? "gas" : "wood")},{100_000 + (2500 * i)}")),
        ]);

    private static async Task<List<string>> DiagnosticsOf(string markdown) =>
    [
        .. (await new ReadmeProgram(ReadmeBlock.In(markdown)).DiagnosticsAsync(TestContext.Current.CancellationToken))
            .Select(diagnostic => diagnostic.Id),
    ];

    private static string FindReadme([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "README.md"));
}
