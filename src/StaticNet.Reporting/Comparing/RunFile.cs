using System.Text;
using System.Text.Json;
using System.Xml;
using StaticNet.CompilerServices;

namespace StaticNet.Reporting;

/// <summary>The figures of a run as JSON: a link in its report, which reads back from the report or from the file that the link downloads.</summary>
internal static class RunFile
{
    /// <summary>What the download is called.</summary>
    public const string Name = "run.json";

    private const string Prefix = "data:application/json;base64,";

    /// <summary>The link's address.</summary>
    /// <param name="report">The report.</param>
    public static string AddressOf(TrainingReport report)
    {
        var document = new RunDocument(
            report.Title,
            report.EvaluationName,
            report.KeptEpoch,
            report.Duration?.TotalSeconds,
            [.. report.Settings],
            [.. report.Epochs.Select(RunEpoch.Of)]);
        return Prefix + Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(document, RunJsonContext.Default.RunDocument));
    }

    /// <summary>Reads a report or what it has to download.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is something else, or damaged.</exception>
    public static ReportRun Read(string path)
    {
        byte[] bytes = ReadAll(path);
        try
        {
            return Parse(IsMarkup(bytes) ? DownloadOf(bytes) : bytes);
        }
        catch (Exception exception) when (exception is JsonException or XmlException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"{path} is no report with epochs, nor the {Name} of one: {Reason(exception)}", exception);
        }
    }

    private static byte[] ReadAll(string path)
    {
        using var file = ContentReader.OpenFile(path);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static string Reason(Exception exception) => exception is JsonException json
        ? FormattableString.Invariant($"its JSON isn't that of a run in line {json.LineNumber + 1}, byte {json.BytePositionInLine}.")
        : exception.Message;

    private static ReportRun Parse(byte[] json)
    {
        if (json.Length == 0)
            throw new FormatException("It is empty.");
        var document = JsonSerializer.Deserialize(json, RunJsonContext.Default.RunDocument);
        if (document is not { Settings: { } settings, Epochs: { } epochs, EvaluationName: { } name }
            || epochs.Contains(null!) || settings.Any(setting => setting.Key is null || setting.Value is null))
            throw new FormatException("Settings or epochs are missing.");
        return new ReportRun(document.Title ?? "")
        {
            Settings = [.. settings],
            Epochs = [.. epochs.Select(epoch => epoch.ToResult())],
            EvaluationName = name,
            KeptEpoch = document.KeptEpoch,
            Duration = document.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    private static bool IsMarkup(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 64)]).TrimStart('\ufeff', ' ', '\r', '\n', '\t').StartsWith('<');

    // Reports are well-formed XML; nothing outside the file is read.
    private static byte[] DownloadOf(byte[] page)
    {
        using var reader = XmlReader.Create(new MemoryStream(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        while (reader.ReadToFollowing("a"))
            if (reader.GetAttribute("download") == Name && reader.GetAttribute("href") is { } address && address.StartsWith(Prefix, StringComparison.Ordinal))
                return Convert.FromBase64String(address[Prefix.Length..]);
        throw new FormatException("It has no run to download.");
    }
}
