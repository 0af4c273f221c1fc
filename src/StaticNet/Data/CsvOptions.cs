namespace StaticNet;

/// <summary>How a CSV file is written. The defaults read RFC 4180 with a delimiter and a header that are found out.</summary>
public sealed record CsvOptions
{
    /// <summary>
    /// What separates fields, an ASCII character; null takes the one of comma, semicolon, tab and bar that divides the first lines
    /// most evenly, or the one that a first line <c>sep=;</c> names.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>
    /// Whether the first record names the columns. Null: it does if none of its fields is a number or missing, and all differ;
    /// say so when columns are named by numbers, or when all columns are text and there is no header.
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
}
