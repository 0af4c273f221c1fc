namespace StaticNet.Data;

/// <summary>How a file turned out to be written.</summary>
/// <param name="Delimiter">What separates its fields; a space for runs of white space.</param>
/// <param name="HasHeader">Whether its first record names the columns.</param>
/// <param name="EncodingName">How its text is encoded.</param>
/// <param name="Numbers">How its numbers are written.</param>
/// <param name="IsMarkStated">Whether the options told the decimal mark or the separator of thousands.</param>
/// <param name="Markers">What counts as missing.</param>
internal sealed record CsvDialect(char Delimiter, bool HasHeader, string EncodingName, CsvNumberFormat Numbers, bool IsMarkStated, MissingMarkers Markers);
