using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generators.Tests;

/// <summary>A <c>```csharp</c> block of the README.</summary>
/// <param name="Line">The line of its fence, from 1.</param>
/// <param name="Code">What is between the fences.</param>
/// <param name="HintName">
/// The generated file that it is an excerpt of, as the comment <c>&lt;!-- generated: HintName --&gt;</c> above it says; null for the
/// user's own code.
/// </param>
internal sealed partial record ReadmeBlock(int Line, string Code, string? HintName)
{
    /// <summary>Whether it is code that a program runs, and no declarations alone.</summary>
    public bool HasStatements => CSharpSyntaxTree.ParseText(Code).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();

    /// <summary>The blocks of a document in order.</summary>
    /// <param name="markdown">The document, with line feeds alone.</param>
    public static IReadOnlyList<ReadmeBlock> In(string markdown) =>
    [
        .. Fenced.Matches(markdown).Select(match => new ReadmeBlock(
            markdown.AsSpan(0, match.Groups["fence"].Index).Count('\n') + 1,
            match.Groups["code"].Value,
            match.Groups["hint"] is { Success: true } hint ? hint.Value : null)),
    ];

    /// <summary>Whether a generated file has these lines, one after the other, at whatever indentation.</summary>
    /// <param name="source">The file.</param>
    public bool IsExcerptOf(string source)
    {
        const int IndentationStep = 4, DeepestIndentation = 40;
        for (int indentation = 0; indentation <= DeepestIndentation; indentation += IndentationStep)
            if (source.Contains('\n' + Indent(indentation), StringComparison.Ordinal))
                return true;
        return false;
    }

    private string Indent(int spaces) => LineStart.Replace(Code, new string(' ', spaces));

    [GeneratedRegex(
        @"(^<!-- generated: (?<hint>\S+) -->\n+)?^(?<fence>```csharp)\n(?<code>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced { get; }

    // Empty lines have no indentation.
    [GeneratedRegex(@"^(?=.)", RegexOptions.Multiline)]
    private static partial Regex LineStart { get; }
}
