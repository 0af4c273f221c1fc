using System.Text;

namespace StaticNet.Tests.Data.Tables;

/// <summary>How a random table is written.</summary>
internal sealed record TrueDialect
{
    /// <summary>What separates fields; a space for runs of white space.</summary>
    public required char Delimiter { get; init; }

    /// <summary>What quotes fields.</summary>
    public required char Quote { get; init; }

    /// <summary>Whether every text is quoted, or what has to be.</summary>
    public required bool QuotesTexts { get; init; }

    /// <summary>Whether numbers are quoted.</summary>
    public required bool QuotesNumbers { get; init; }

    /// <summary>What stands for a missing field.</summary>
    public required string Marker { get; init; }

    /// <summary>What stands before decimals.</summary>
    public required char DecimalMark { get; init; }

    /// <summary>What stands between thousands; null for nothing.</summary>
    public required char? Thousands { get; init; }

    /// <summary>The encoding.</summary>
    public required Encoding Encoding { get; init; }

    /// <summary>Whether there is a byte order mark.</summary>
    public required bool HasMark { get; init; }

    /// <summary>Whether there is a delimiter at the end of the header, and of the rows.</summary>
    public required (bool Header, bool Rows) Trails { get; init; }

    /// <summary>What ends lines.</summary>
    public required string NewLine { get; init; }

    /// <summary>Whether the last line is ended too.</summary>
    public required bool EndsLast { get; init; }

    /// <summary>Whether a space follows delimiters.</summary>
    public required bool IsSpaced { get; init; }

    /// <summary>Whether there is a line sep=;</summary>
    public required bool NamesDelimiter { get; init; }

    /// <summary>Whether nobody can know how to read it without being told: there, a refusal is the right answer.</summary>
    public bool NeedsOptions =>
        Quote != '"' || Thousands is not null || Encoding == Encoding.Latin1 || !CsvTable.DefaultMissingMarkers.Contains(Marker);

    /// <summary>A dialect.</summary>
    public static TrueDialect Create(Random random, TrueTable table)
    {
        char delimiter = random.GetItems([',', ',', ';', '\t', '|', ' '], 1)[0];
        bool isWhitespace = delimiter == ' ';
        char mark = random.Next(5) == 0 ? ',' : '.';
        int encoding = random.Next(12);
        int trails = isWhitespace ? 9 : random.Next(10);
        if (table.Header == TableHeader.NamesWithoutFirst && trails > 0)
            trails = 9;
        return new()
        {
            Delimiter = delimiter,
            Quote = random.Next(30) == 0 ? '\'' : '"',
            QuotesTexts = random.Next(3) == 0,
            QuotesNumbers = random.Next(10) == 0,
            Marker = random.GetItems(["", "", "NA", "N/A", "NULL", "NaN", "?", "None", "unknown", "-"], 1)[0],
            DecimalMark = mark,
            Thousands = random.Next(40) == 0 ? mark == ',' ? '\'' : ',' : null,
            Encoding = encoding switch
            {
                0 => Encoding.Unicode,
                1 => Encoding.BigEndianUnicode,
                2 => Encoding.Latin1,
                _ => new UTF8Encoding(encoding == 3),
            },
            HasMark = encoding is 0 or 1 or 3,
            Trails = trails switch { 0 => (true, true), 1 => (true, false), 2 => (false, true), _ => (false, false) },
            NewLine = random.Next(3) == 0 ? "\r\n" : "\n",
            EndsLast = random.Next(5) > 0,
            IsSpaced = !isWhitespace && random.Next(10) == 0,
            NamesDelimiter = !isWhitespace && random.Next(40) == 0,
        };
    }

    /// <summary>The options that tell all of it.</summary>
    public CsvOptions ToOptions(TrueTable table) => new()
    {
        Delimiter = Delimiter,
        HasHeader = table.Header != TableHeader.None,
        Quote = Quote,
        MissingMarkers = ["", Marker],
        DecimalMark = DecimalMark,
        ThousandsSeparator = Thousands,
        Encoding = Encoding,
    };
}
