using System.Globalization;
using StaticNet.Data;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Tabular;

/// <summary>The rows to learn from and those to be tested on: of one file, or of two.</summary>
internal sealed class TabularTable
{
    private readonly CsvTable _training;
    private readonly CsvTable _test;
    private readonly int[] _trainingRows;
    private readonly int[] _testRows;
    private readonly TabularOptions _options;

    private TabularTable(CsvTable training, CsvTable test, int[] trainingRows, int[] testRows, TabularOptions options)
    {
        _training = training;
        _test = test;
        _trainingRows = trainingRows;
        _testRows = testRows;
        _options = options;
        Description = training.Describe();
        Choice = TabularChoice.Of(options.Task, Description.Columns[training.IndexOf(options.Target)], training.RowCount);
    }

    /// <summary>What the file to learn from was taken for.</summary>
    public TableDescription Description { get; }

    /// <summary>What is learned.</summary>
    public TabularChoice Choice { get; }

    /// <summary>Reads the files.</summary>
    /// <param name="options">Which ones.</param>
    /// <exception cref="UsageException">A file is missing or damaged, or has no such column.</exception>
    public static TabularTable Read(TabularOptions options)
    {
        var table = Refusing(() => CsvTable.Read(options.DataFile, options.Csv), "--data");
        CheckTarget(table, options.Target);
        if (options.TestFile is { } file)
        {
            var test = Refusing(() => CsvTable.Read(file, options.Csv), "--test");
            CheckTarget(test, options.Target);
            return new TabularTable(table, test, AllRows(table), AllRows(test), options);
        }

        var (training, held) = table.SplitRows(1 - (double)options.TestFraction, options.Seed);
        if (training.Length == 0 || held.Length == 0)
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"--test-fraction {options.TestFraction} of {table.RowCount} rows leaves {training.Length} to learn from and {held.Length} to test on; give another."));
        return new TabularTable(table, table, training, held, options);
    }

    /// <summary>Samples.</summary>
    /// <exception cref="UsageException">A row can't be encoded.</exception>
    public TabularData Encode() => Refusing(() =>
    {
        var encoder = TableEncoder.Fit(_training, _trainingRows, _options.Columns with
        {
            Target = _options.Target,
            Task = Choice.Task,
            StandardizeTarget = Choice.Task == TableTask.Regression,
        });
        var test = encoder.Encode(_test, _testRows);
        return test.Count > 0
            ? new TabularData(encoder, encoder.Encode(_training, _trainingRows), test)
            : throw new InvalidDataException($"{_test.Path}: none of the rows to test on has a value of --target '{_options.Target}'; give more rows, or other ones by --seed.");
    });

    private static void CheckTarget(CsvTable table, string target)
    {
        if (!table.Columns.Contains(target))
            throw new UsageException($"{table.Path} has no column '{target}', but {Shorten(table)}; give one of them as --target.");
    }

    private static string Shorten(CsvTable table)
    {
        const int Most = 20;
        string names = string.Join(", ", table.Columns.Take(Most));
        return table.Columns.Length <= Most ? names : $"{names} … {table.Columns[^1]}";
    }

    private static int[] AllRows(CsvTable table) => [.. Enumerable.Range(0, table.RowCount)];

    private static T Refusing<T>(Func<T> read, string? option = null)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            string message = InWordsOfTheCommand(exception.Message);
            throw new UsageException(option is null ? message : $"{option}: {message}", exception);
        }
    }

    // The library's options are the command line's, but for their names.
    private static string InWordsOfTheCommand(string message)
    {
        (string Library, string Command)[] names =
        [
            ($"{nameof(CsvOptions)}.", ""),
            (nameof(CsvOptions.Delimiter), "--delimiter"),
            (nameof(CsvOptions.HasHeader), "--header"),
            (nameof(CsvOptions.DecimalMark), "--decimal-mark"),
            (nameof(CsvOptions.ThousandsSeparator), "--thousands"),
            (nameof(CsvOptions.MissingMarkers), "--missing"),
            ($"{nameof(CsvOptions.Encoding)} can", "--encoding can"),
            ($"{nameof(CsvOptions.Quote)} can", "--quote can"),
            (nameof(TableEncoderOptions.Categorical), "--categorical"),
            ($"{nameof(TableEncoderOptions.Ignored)} leave", "--ignore leave"),
            ($"the {nameof(TableEncoderOptions.Target)} and {nameof(TableEncoderOptions.Ignored)}", "--target and in --ignore"),
            ($"in {nameof(TableEncoderOptions.Numeric)} and among the categories", "in --numeric and in --categorical or --markers-as-categories"),
            ($"{nameof(TableEncoderOptions.MissingTargets)} can drop the row", "--missing-target drop leaves such rows out"),
            ($"{nameof(CsvOptions.Quote)} is", "--quote is"),
            ($"{nameof(TableEncoderOptions.Clip)} can", "--clip can"),
        ];
        return names.Aggregate(message, (text, name) => text.Replace(name.Library, name.Command, StringComparison.Ordinal));
    }
}
