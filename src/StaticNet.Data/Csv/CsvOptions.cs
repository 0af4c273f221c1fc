using System.Text;

namespace StaticNet.Data;

/// <summary>How a CSV file is written. The defaults read RFC 4180; delimiter, header and decimal mark are found out, or the file is refused.</summary>
public sealed record CsvOptions
{
    /// <summary>
    /// What separates fields, an ASCII character; a space stands for runs of spaces and tabs. Null takes the one of comma, semicolon,
    /// tab, bar and space that gives every line the same number of fields, quotes respected, or the one that a first line <c>sep=;</c>
    /// names; where several do and none of them reads better, the file is refused.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>
    /// Whether the first record names the columns. Null finds out how likely the first record would be among the others: a word above
    /// numbers, an empty field above a full column, a year above prices or a word that categories don't have name columns, numbers
    /// like those below and texts that come again are data. Where neither is clear the file is refused.
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>
    /// The character around fields that contain the delimiter, a line break or, doubled, itself; null takes every character
    /// as it is.
    /// </summary>
    public char? Quote { get; init; } = '"';

    /// <summary>The character that lines which aren't data start with; null for none.</summary>
    public char? Comment { get; init; }

    /// <summary>Whether spaces and tabs around fields, outside quotes, are left away; true by default.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>The encoding of the text, if there is no byte order mark; null for UTF-8. Bytes that it doesn't have are refused.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>
    /// The texts that count as missing, upper and lower case told apart; null for <see cref="CsvTable.DefaultMissingMarkers"/>. In
    /// <c>[""]</c> an empty field alone is missing.
    /// </summary>
    public IReadOnlyCollection<string>? MissingMarkers { get; init; }

    /// <summary>
    /// What stands before the decimals: null takes the comma if there are numbers that only a decimal comma explains, such as
    /// <c>1,5</c>, and none that only a point does; the point otherwise.
    /// </summary>
    public char? DecimalMark { get; init; }

    /// <summary>What may stand between groups of three digits of whole parts; null for nothing.</summary>
    public char? ThousandsSeparator { get; init; }

    /// <summary>Throws for options that contradict each other.</summary>
    /// <exception cref="ArgumentException">A mark can't be one.</exception>
    internal void Check()
    {
        CheckMark(DecimalMark, nameof(DecimalMark));
        CheckMark(ThousandsSeparator, nameof(ThousandsSeparator));
        if (ThousandsSeparator is { } separator && separator == (DecimalMark ?? '.'))
            throw new ArgumentException($"{nameof(ThousandsSeparator)} is '{separator}', as the decimal mark is; give {nameof(DecimalMark)} another.");
        if (MissingMarkers?.Contains(null!) == true)
            throw new ArgumentException($"{nameof(MissingMarkers)} has a text that is null; an empty field is \"\".");
        if (Delimiter is { } delimiter && delimiter == Quote)
            throw new ArgumentException($"{nameof(Quote)} is '{delimiter}', as {nameof(Delimiter)} is; give another.");
        if (Delimiter == ' ' && Quote is ' ' or '\t')
            throw new ArgumentException($"{nameof(Quote)} is white space, as {nameof(Delimiter)} is; give another.");
    }

    private static void CheckMark(char? mark, string name)
    {
        if (mark is { } character && (char.IsAsciiLetterOrDigit(character) || character is '+' or '-' || char.IsControl(character)))
            throw new ArgumentException($"{name} is '{character}', which numbers have for something else.");
    }
}
