using System.Globalization;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Tabular;

/// <summary>The rows to learn from and those to be tested on: of one file, or of two.</summary>
internal sealed class TabularTable
{
    private readonly CsvTable _training;
    private readonly CsvTable _test;
    private readonly int[] _trainingRows;
    private readonly int[] _testRows;
    private readonly string _target;

    private TabularTable(CsvTable training, CsvTable test, int[] trainingRows, int[] testRows, string target)
    {
        _training = training;
        _test = test;
        _trainingRows = trainingRows;
        _testRows = testRows;
        _target = target;
    }

    /// <summary>Reads the files.</summary>
    /// <param name="options">Which ones.</param>
    /// <exception cref="UsageException">A file is missing or damaged, or has no such column.</exception>
    public static TabularTable Read(TabularOptions options)
    {
        var table = Refusing(() => CsvTable.Read(options.DataFile));
        CheckTarget(table, options.Target);
        if (options.TestFile is { } file)
        {
            var test = Refusing(() => CsvTable.Read(file));
            CheckTarget(test, options.Target);
            return new TabularTable(table, test, AllRows(table), AllRows(test), options.Target);
        }

        var (training, held) = table.SplitRows(1 - (double)options.TestFraction, options.Seed);
        if (training.Length == 0 || held.Length == 0)
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"--test-fraction {options.TestFraction} of {table.RowCount} rows leaves {training.Length} to learn from and {held.Length} to test on; give another."));
        return new TabularTable(table, table, training, held, options.Target);
    }

    /// <summary>Samples for a task.</summary>
    /// <param name="task">What is learned.</param>
    /// <exception cref="UsageException">A row can't be encoded.</exception>
    public TabularData Encode(TableTask task) => Refusing(() =>
    {
        var encoder = FitEncoder(task);
        return new TabularData(encoder, encoder.Encode(_training, _trainingRows), encoder.Encode(_test, _testRows));
    });

    /// <summary>How many inputs the columns make.</summary>
    /// <exception cref="UsageException">A column can't be encoded.</exception>
    public int CountInputs() => Refusing(() => FitEncoder(TableTask.Automatic)).InputLength;

    /// <summary>How many classes the target has, taken as one.</summary>
    /// <exception cref="UsageException">There are too many for a class.</exception>
    public int CountClasses() => Refusing(() => FitEncoder(TableTask.Classification)).Classes.Length;

    private TableEncoder FitEncoder(TableTask task) => TableEncoder.Fit(_training, _trainingRows, new TableEncoderOptions
    {
        Target = _target,
        Task = task,
        StandardizeTarget = task == TableTask.Regression,

        // A category so rare that only test rows have it belongs to none.
        UnknownCategories = UnknownCategoryPolicy.Zeros,
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

    private static T Refusing<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(exception.Message, exception);
        }
    }
}
