using System.Globalization;
using System.Text;

namespace StaticNet.Tests.Data.Tables;

/// <summary>Writes a table that is known in a dialect that is known.</summary>
/// <param name="table">The table.</param>
/// <param name="dialect">The dialect.</param>
/// <param name="random">Decides the lengths of runs of white space.</param>
internal sealed class TrueWriter(TrueTable table, TrueDialect dialect, Random random)
{
    private readonly StringBuilder _text = new();

    /// <summary>The text.</summary>
    public string Write()
    {
        if (dialect.NamesDelimiter)
            _text.Append("sep=").Append(dialect.Delimiter).Append(dialect.NewLine);
        if (table.Header != TableHeader.None)
        {
            int first = table.Header == TableHeader.NamesWithoutFirst ? 1 : 0;
            WriteLine([.. table.Columns[first..].Select(column => Quote(column.Name, dialect.QuotesTexts))], dialect.Trails.Header);
        }

        for (int row = 0; row < table.Rows; row++)
            WriteLine([.. table.Columns.Select(column => Field(column, row))], dialect.Trails.Rows);
        if (!dialect.EndsLast)
            _text.Length -= dialect.NewLine.Length;
        return _text.ToString();
    }

    /// <summary>The text's bytes.</summary>
    public static byte[] Encode(string text, TrueDialect dialect) =>
        [.. dialect.HasMark ? dialect.Encoding.GetPreamble() : [], .. dialect.Encoding.GetBytes(text)];

    private void WriteLine(string[] fields, bool trails)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                _text.Append(dialect.Delimiter == ' ' ? new string(' ', random.Next(1, 5)) : dialect.Delimiter.ToString());
            if (i > 0 && dialect.IsSpaced)
                _text.Append(' ');
            _text.Append(fields[i]);
        }

        if (trails)
            _text.Append(dialect.Delimiter);
        _text.Append(dialect.NewLine);
    }

    private string Field(TrueColumn column, int row) => column.Fields[row] is not { } field
        ? Quote(dialect.Marker, isQuoted: false)
        : column.IsNumber ? Quote(Localize(field), dialect.QuotesNumbers) : Quote(field, dialect.QuotesTexts);

    private string Localize(string number)
    {
        string whole = number.Split('.', 'E')[0], rest = number[whole.Length..].Replace('.', dialect.DecimalMark);
        if (dialect.Thousands is { } separator)
            whole = long.Parse(whole, CultureInfo.InvariantCulture).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', separator);
        if (dialect.Thousands is not null && number.StartsWith("-0", StringComparison.Ordinal))
            whole = "-0";
        return whole + rest;
    }

    private string Quote(string field, bool isQuoted)
    {
        bool needsQuotes = field.Contains(dialect.Delimiter) || field.Contains(dialect.Quote) || field.Contains('\n')
            || (dialect.Delimiter == ' ' && (field.Length == 0 || field.Contains('\t')));
        string quote = dialect.Quote.ToString();
        return needsQuotes || isQuoted ? quote + field.Replace(quote, quote + quote, StringComparison.Ordinal) + quote : field;
    }
}
