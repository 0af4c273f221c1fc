using System.Globalization;
using System.Text;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>A short description of where two texts differ.</summary>
internal static class LineDifference
{
    private const int ContextLines = 2;
    private const int ShownLines = 12;

    /// <summary>
    /// The lines from the first difference to the last, as in a unified diff; at most a dozen of each text.
    /// </summary>
    /// <param name="expected">The text whose lines are marked with -.</param>
    /// <param name="actual">The text whose lines are marked with +.</param>
    public static string Describe(string expected, string actual)
    {
        string[] before = expected.Split('\n'), after = actual.Split('\n');
        int shorter = Math.Min(before.Length, after.Length);
        int start = 0;
        while (start < shorter && before[start] == after[start])
            start++;
        int end = 0;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)])
            end++;

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"@@ line {start + 1} @@\n");
        AppendLines(text, ' ', before.AsSpan(Math.Max(0, start - ContextLines)..start));
        AppendLines(text, '-', before.AsSpan(start..^end));
        AppendLines(text, '+', after.AsSpan(start..^end));
        AppendLines(text, ' ', before.AsSpan(^end..^Math.Max(0, end - ContextLines)));
        return text.ToString();
    }

    private static void AppendLines(StringBuilder text, char mark, ReadOnlySpan<string> lines)
    {
        foreach (string line in lines[..Math.Min(lines.Length, ShownLines)])
            text.Append(mark).Append(line).Append('\n');
        if (lines.Length > ShownLines)
            text.Append(CultureInfo.InvariantCulture, $"{mark}… {lines.Length - ShownLines} more lines\n");
    }
}
