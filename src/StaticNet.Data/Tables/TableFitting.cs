using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>Finds out from a table how its columns are encoded: of what kind they are by all rows, all else by the training rows.</summary>
internal sealed class TableFitting
{
    private readonly CsvTable _table;
    private readonly TableEncoderOptions _options;
    private readonly int _target;
    private readonly HashSet<int> _markersAreTexts;
    private readonly List<(int Column, bool IsCategory)> _inputs = [];
    private int[] _rows;

    /// <summary>Fits the columns of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="options">What to make of it.</param>
    public TableFitting(CsvTable table, ReadOnlySpan<int> rows, TableEncoderOptions options)
    {
        _table = table;
        _options = options;
        _rows = rows.ToArray();
        foreach (int row in rows)
            table.CheckRow(row);
        _target = TargetPosition(table, options);
        _markersAreTexts = options.MarkersAsCategories.Select(table.IndexOf).ToHashSet();
        ChooseColumns();
        DropRows();
    }

    /// <summary>The encoded inputs.</summary>
    public ImmutableArray<InputColumn> FitInputs() =>
        [.. _inputs.Select(input => input.IsCategory ? (InputColumn)FitCategories(input.Column) : FitNumbers(input.Column))];

    /// <summary>The encoded target.</summary>
    public TargetColumn FitTarget()
    {
        string name = _table.Columns[_target];
        if (IsClassification())
        {
            var classes = Categories(_target, "classes");
            return new TargetColumn(name, TargetColumn.Sort(classes), Standardization.None, _markersAreTexts.Contains(_target));
        }

        double[] values = Array.ConvertAll(_rows, row => FieldOf(row, _target).GetNumber());
        return new TargetColumn(name, [], _options.StandardizeTarget ? Fit(values, _target) : Standardization.None, MarkersAreTexts: false);
    }

    private static int TargetPosition(CsvTable table, TableEncoderOptions options)
    {
        if (options.Target is not null)
            return table.IndexOf(options.Target);
        int position = options.TargetIndex.GetOffset(table.Columns.Length);
        return position >= 0 && position < table.Columns.Length
            ? position
            : throw new ArgumentException($"The target is column {options.TargetIndex}, but the table has {table.Columns.Length}.", nameof(options));
    }

    private TableField FieldOf(int row, int column) => TableField.Of(_table, row, column, _markersAreTexts.Contains(column));

    private bool IsMissing(int row, int column) => FieldOf(row, column).IsMissing;

    private void ChooseColumns()
    {
        var ignored = _options.Ignored.Select(_table.IndexOf).ToHashSet();
        foreach (string name in _options.Categorical.Concat(_options.Numeric))
            _table.IndexOf(name);
        for (int column = 0; column < _table.Columns.Length; column++)
            if (column != _target && !ignored.Contains(column))
                _inputs.Add((column, IsOfCategories(column)));
        if (_inputs.Count == 0)
            throw new InvalidDataException($"{_table.Path}: has no input columns besides the target and those ignored.");
    }

    // By every row, those outside the training rows included: a split must not decide it.
    private bool IsOfCategories(int column)
    {
        string name = _table.Columns[column];
        if (_options.Categorical.Contains(name) || _markersAreTexts.Contains(column))
            return true;
        var survey = new ColumnSurvey(_table, column);
        bool isNumeric = _options.Numeric.Contains(name);
        return survey.Kind switch
        {
            ColumnKind.Number => false,
            ColumnKind.Category when !isNumeric => true,
            ColumnKind.Empty => throw NoValues(column),
            _ => throw survey.Refuse(
                $"{nameof(CsvOptions)}.{nameof(CsvOptions.MissingMarkers)} can name those that are missing, "
                + $"{nameof(CsvOptions.DecimalMark)} and {nameof(CsvOptions.ThousandsSeparator)} another format; "
                + $"{nameof(TableEncoderOptions.Categorical)} can make the column one of categories, {nameof(TableEncoderOptions.Ignored)} leave it out"),
        };
    }

    private void DropRows()
    {
        if (_options.MissingTargets == MissingTargetPolicy.DropRow)
            _rows = Array.FindAll(_rows, row => !IsMissing(row, _target));
        else if (Array.FindIndex(_rows, row => IsMissing(row, _target)) is >= 0 and int place)
            throw _table.Error(_rows[place], _target, $"the target is missing; {nameof(TableEncoderOptions.MissingTargets)} can drop the row.");
        if (_options.MissingValues == MissingValuePolicy.DropRow)
            _rows = Array.FindAll(_rows, row => !_inputs.Exists(input => IsMissing(row, input.Column)));
        if (_rows.Length == 0)
            throw new InvalidDataException($"{_table.Path}: no training row is complete.");
    }

    private bool IsClassification() => _options.Task switch
    {
        TableTask.Classification => true,
        TableTask.Regression => false,
        _ => IsOfCategories(_target),
    };

    private CategoryColumn FitCategories(int column)
    {
        bool allowsMissing = _options.MissingValues is MissingValuePolicy.Mean or MissingValuePolicy.Median;
        var categories = Categories(column, "categories").Order(StringComparer.Ordinal);
        bool allowsUnknown = _options.UnknownCategories == UnknownCategoryPolicy.Zeros;
        return new CategoryColumn(_table.Columns[column], [.. categories], allowsMissing, allowsUnknown, _markersAreTexts.Contains(column));
    }

    private HashSet<string> Categories(int column, string name)
    {
        var categories = new HashSet<string>(StringComparer.Ordinal);
        foreach (int row in _rows)
            if (IsMissing(row, column))
                RejectMissing(row, column);
            else if (categories.Add(_table.GetText(row, column)) && categories.Count > _options.MaximumCategories)
                throw _table.Error(
                    row, column,
                    $"is the {categories.Count}th of the {name}, of which {nameof(TableEncoderOptions.MaximumCategories)} allows {_options.MaximumCategories}.");
        return categories.Count > 0 ? categories : throw NoValues(column);
    }

    private NumberColumn FitNumbers(int column)
    {
        var present = new List<double>(_rows.Length);
        foreach (int row in _rows)
            if (IsMissing(row, column))
                RejectMissing(row, column);
            else
                present.Add(FieldOf(row, column).GetNumber());

        double[] values = new double[_rows.Length];
        if (present.Count == 0)
            throw NoValues(column);
        double? fill = Fill(present);
        for (int i = 0, next = 0; i < values.Length; i++)
            values[i] = IsMissing(_rows[i], column) ? fill ?? 0 : present[next++];
        // Even unused, a deviation that can't be computed tells of numbers whose mean can't be either.
        var scale = Fit(values, column);
        return new NumberColumn(_table.Columns[column], fill, _options.Standardize ? scale : Standardization.None, _options.Clip);
    }

    private void RejectMissing(int row, int column)
    {
        if (_options.MissingValues == MissingValuePolicy.Reject)
            throw _table.Error(row, column, $"is missing; {nameof(TableEncoderOptions.MissingValues)} can replace it or drop the row.");
    }

    private double? Fill(List<double> present)
    {
        if (_options.MissingValues is MissingValuePolicy.DropRow or MissingValuePolicy.Reject)
            return null;
        if (_options.MissingValues == MissingValuePolicy.Mean)
            return present.Sum() / present.Count;
        double[] sorted = [.. present.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] / 2) + (sorted[middle] / 2);
    }

    private Standardization Fit(double[] values, int column)
    {
        var scale = Standardization.Fit(values, _options.Scale);
        return scale.IsValid
            ? scale
            : throw new InvalidDataException($"{_table.Path}: the numbers of column {CsvText.Quote(_table.Columns[column])} are too large to be averaged.");
    }

    private InvalidDataException NoValues(int column) =>
        new($"{_table.Path}: column {CsvText.Quote(_table.Columns[column])} has no values in the training rows; ignore it.");
}
