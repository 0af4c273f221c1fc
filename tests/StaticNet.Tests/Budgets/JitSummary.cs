using System.Text.RegularExpressions;
using StaticNet.Tests.Infrastructure;

namespace StaticNet.Tests.Budgets;

/// <summary>What the JIT says that it compiled in a child process, and how: a line a method.</summary>
internal static partial class JitSummary
{
    /// <summary>The methods in the order in which they were compiled.</summary>
    /// <param name="computation">What the child computes; see <see cref="ChildRun"/>.</param>
    /// <param name="environment">Variables that the child has besides the parent's.</param>
    public static IReadOnlyList<JitMethod> Of(string computation, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        string file = Path.GetTempFileName();
        try
        {
            ChildRun.Result(computation, [.. environment, ("DOTNET_JitStdOutFile", file), ("DOTNET_JitDisasmSummary", "1")]);
            return [.. File.ReadLines(file).Select(line => Line.Match(line)).Where(match => match.Success)
                .Select(match => new JitMethod(match.Groups["method"].Value, match.Groups["tier"].Value))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    // "  12: JIT compiled Space.Type:Method(int) [Tier0, IL size=10, code size=39]"
    [GeneratedRegex(@"^\s*\d+: JIT compiled (?<method>.+) \[(?<tier>[^\[\]]+), IL size=\d+, code size=\d+[^\[\]]*\]$")]
    private static partial Regex Line { get; }
}
