using System.CommandLine;
using System.Text;
using StaticNet.Data;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Tabular;

/// <summary>The command line's options of how a table is written and what its columns are.</summary>
internal sealed class TabularColumnsOptions
{
    private readonly Option<string?> _delimiter = Sign("--delimiter", "What separates fields; space for runs of white space, tab for tabs. Seen if not given.");
    private readonly Option<string> _header = BoundedOption.Choice("--header", "Whether the first line names the columns.", "auto", "yes", "no");
    private readonly Option<string?> _decimalMark = Sign("--decimal-mark", "What stands before decimals. Seen if not given.");
    private readonly Option<string?> _thousands = Sign("--thousands", "What stands between thousands; nothing if not given.");
    private readonly Option<string?> _quote = Sign("--quote", "What stands around fields with delimiters in them; double quotes if not given.");

    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = "Encoding of the text, such as latin1 or windows-1252; UTF-8, or what a byte order mark says, if not given.",
        HelpName = "name",
    };

    private readonly Option<string[]> _missing = Names(
        "--missing", "Text that stands for missing fields besides the usual ones; may be given several times.");
    private readonly Option<string[]> _categorical = Names("--categorical", "Column of categories though it has numbers; may be given several times.");
    private readonly Option<string[]> _numeric = Names("--numeric", "Column of numbers: other texts are errors; may be given several times.");
    private readonly Option<string[]> _ignored = Names("--ignore", "Column to leave out; may be given several times.");
    private readonly Option<string[]> _markers = Names(
        "--markers-as-categories", "Column in which NA and the like are categories; may be given several times.");
    private readonly Option<string> _scale = BoundedOption.Choice(
        "--scale", "What numbers are scaled by: mean and deviation, or median and quartiles, which outliers don't move.", "standard", "robust");
    private readonly Option<float> _clip = BoundedOption.Positive(
        "--clip", "Largest magnitude of a scaled number; what is beyond it becomes it. Any if not given.", 0, float.MaxValue);

    private readonly Option<string> _missingTarget = BoundedOption.Choice(
        "--missing-target", "What a row without a value of --target does: it is an error, or is left out.", "refuse", "drop");

    /// <summary>The options.</summary>
    public TabularColumnsOptions() => _clip.DefaultValueFactory = null;

    /// <summary>The options, in the order of the help.</summary>
    public IEnumerable<Option> All =>
        [_delimiter, _header, _quote, _encoding, _missing, _decimalMark, _thousands, _categorical, _numeric, _ignored, _markers, _missingTarget, _scale, _clip];

    /// <summary>How files are written.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UsageException">There is no such encoding.</exception>
    public CsvOptions ReadCsv(ParseResult parsed) => new()
    {
        Delimiter = parsed.GetValue(_delimiter) switch { null => null, "tab" => '\t', "space" => ' ', var sign => sign[0] },
        HasHeader = parsed.GetValue(_header) switch { "yes" => true, "no" => false, _ => null },
        Quote = parsed.GetValue(_quote)?[0] ?? '"',
        Encoding = parsed.GetValue(_encoding) is { } name ? FindEncoding(name) : null,
        MissingMarkers = parsed.GetValue(_missing) is { Length: > 0 } markers ? [.. CsvTable.DefaultMissingMarkers, .. markers] : null,
        DecimalMark = parsed.GetValue(_decimalMark)?[0],
        ThousandsSeparator = parsed.GetValue(_thousands) is { } separator ? separator == "space" ? ' ' : separator[0] : null,
    };

    /// <summary>What to make of the columns.</summary>
    /// <param name="parsed">The command line.</param>
    public TableEncoderOptions ReadColumns(ParseResult parsed) => new()
    {
        Categorical = parsed.GetValue(_categorical) ?? [],
        Numeric = parsed.GetValue(_numeric) ?? [],
        Ignored = parsed.GetValue(_ignored) ?? [],
        MarkersAsCategories = parsed.GetValue(_markers) ?? [],
        MissingTargets = parsed.GetValue(_missingTarget) == "drop" ? MissingTargetPolicy.DropRow : MissingTargetPolicy.Reject,
        Scale = parsed.GetValue(_scale) == "robust" ? NumberScale.Robust : NumberScale.Standard,
        Clip = parsed.GetResult(_clip) is { Implicit: false } ? parsed.GetValue(_clip) : null,

        // A category so rare that only test rows have it belongs to none.
        UnknownCategories = UnknownCategoryPolicy.Zeros,
    };

    private static Encoding FindEncoding(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"--encoding is '{name}', but takes the name of an encoding, such as utf-8, utf-16, latin1 or windows-1252.", exception);
        }
    }

    private static Option<string?> Sign(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "sign" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not ({ Length: 1 } or "tab" or "space"))
                result.AddError($"{name} is '{token.Value}', but takes one character, tab or space.");
        });
        return option;
    }

    private static Option<string[]> Names(string name, string description) =>
        new(name) { Description = description, HelpName = name == "--missing" ? "text" : "column", Arity = ArgumentArity.OneOrMore };
}
