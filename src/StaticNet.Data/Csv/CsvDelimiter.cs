using System.Globalization;

namespace StaticNet.Data;

/// <summary>Finds out what separates the fields of a text.</summary>
internal static class CsvDelimiter
{
    // White space last: where a tab does as well, the fields are the same or have spaces of their own.
    private static readonly char[] Candidates = [',', ';', '\t', '|', ' '];

    /// <summary>
    /// The delimiter that gives all records the same number of fields. Of several, the one whose fields don't contain another, but in
    /// numbers; else the only one that gives numbers. If there is none, the one that errors are best told with.
    /// </summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="text">UTF-8.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="InvalidDataException">Several delimiters do equally well.</exception>
    public static char Find(string path, ReadOnlyMemory<byte> text, CsvOptions options)
    {
        var trials = new List<CsvTrial>();
        foreach (char candidate in Candidates)
        {
            if (candidate == options.Quote || candidate == options.Comment || !Contains(text.Span, candidate))
                continue;
            using var reader = new CsvRecordReader(path, text, options, candidate, linesBefore: 0);
            trials.Add(CsvTrial.Of(reader, candidate));
        }

        var useful = trials.FindAll(trial => trial.IsUseful);
        var even = useful.FindAll(trial => trial.IsEven);
        if (even.Count > 0)
            return Choose(path, even, useful).Delimiter;
        if (useful.FindAll(trial => trial.Delimiter != ' ' || trial.DividesAll) is { Count: > 0 } uneven)
            return uneven.MaxBy(trial => (trial.DividesAll ? 1L << 32 : 0) + trial.Reach)!.Delimiter;

        // One column; unless lines below the first are divided, which then is what is wrong with them.
        return trials.Find(trial => trial.Delimiter != ' ')?.Delimiter ?? Array.Find(Candidates, candidate => candidate != options.Quote && candidate != options.Comment);
    }

    private static CsvTrial Choose(string path, List<CsvTrial> even, List<CsvTrial> useful)
    {
        var clean = even.FindAll(trial => trial.OddFields == 0);
        if (clean.Exists(trial => trial.Delimiter == '\t'))
            clean.RemoveAll(trial => trial.Delimiter == ' ');
        if (clean.Count == 1)
            return clean[0];
        var left = clean.Count > 0 ? clean : even;
        if (left.Count == 1 && !left.Exists(trial => trial.OddFields > 0 && FindRival(useful, trial) is not null))
            return left[0];
        if (left.Count == 1)
            return FindRival(useful, left[0])!;
        var numeric = left.FindAll(trial => trial.NumberFields > 0);
        return numeric.Count == 1
            ? numeric[0]
            : throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {string.Join(" and ", left.Select(Name))} divide all lines evenly; say by {nameof(CsvOptions.Delimiter)} which of them separates fields."));
    }

    // A delimiter that is in every line, though not evenly: the file may be damaged rather than divided by what fits by chance.
    private static CsvTrial? FindRival(List<CsvTrial> useful, CsvTrial winner) =>
        useful.Find(trial => trial != winner && trial.DividesAll && !trial.IsEven && trial.Delimiter != ' ');

    private static bool Contains(ReadOnlySpan<byte> text, char candidate) =>
        candidate == ' ' ? text.ContainsAny((byte)' ', (byte)'\t') : text.Contains((byte)candidate);

    private static string Name(CsvTrial trial) => trial.Delimiter switch
    {
        ' ' => "white space",
        '\t' => "tab",
        _ => $"'{trial.Delimiter}'",
    };
}
