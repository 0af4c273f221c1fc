using System.Collections.Immutable;
using System.Text;

namespace StaticNet.Data;

/// <summary>
/// Makes samples of the rows of a table: numbers standardized, categories as one input each, the target as a label or a value.
/// What that takes (means, deviations, replacements of missing values, categories, classes) is fitted on the training rows
/// alone, and saved beside the model that learned from it.
/// </summary>
/// <remarks>
/// <para>
/// An input column is of numbers if all fields of the table's column are, and of categories if they are texts or the options say so. That
/// is decided by every row of the table, so that no split changes it: a few texts among numbers are refused, in whatever row they are, with
/// all of them listed; the options can make them missing, or the column one of categories. Missing numbers are replaced before centre and
/// spread are taken, as in a pipeline of scikit-learn's SimpleImputer and StandardScaler; a column that was constant in training is 0
/// always. Categories are in ordinal order.
/// </para>
/// <para>An instance doesn't change and may be used by several threads.</para>
/// </remarks>
public sealed partial class TableEncoder
{
    private readonly ImmutableArray<InputColumn> _inputs;
    private readonly TargetColumn _target;
    private readonly MissingValuePolicy _missingValues;
    private readonly MissingTargetPolicy _missingTargets;
    private readonly MissingMarkers _markers;

    /// <summary>An encoder of columns that are consistent.</summary>
    internal TableEncoder(
        ImmutableArray<InputColumn> inputs, TargetColumn target, MissingValuePolicy missingValues, MissingTargetPolicy missingTargets,
        MissingMarkers markers)
    {
        _inputs = inputs;
        _target = target;
        _missingValues = missingValues;
        _missingTargets = missingTargets;
        _markers = markers;
        InputNames = [.. inputs.SelectMany(column => column.InputNames)];
        InputColumns = [.. inputs.Select(column => column.Name)];
    }

    /// <summary>The number of input values of one sample.</summary>
    public int InputLength => InputNames.Length;

    /// <summary>What each input is: the name of a column of numbers, or <c>column=category</c>.</summary>
    public ImmutableArray<string> InputNames { get; }

    /// <summary>The names of the columns that inputs are made of, in the order of <see cref="EncodeInput(ReadOnlySpan{TableValue}, Span{float})"/>.</summary>
    public ImmutableArray<string> InputColumns { get; }

    /// <summary>The name of the target column.</summary>
    public string TargetName => _target.Name;

    /// <summary>Labels for a classification, values for a regression.</summary>
    public TargetKind TargetKind => _target.Kind;

    /// <summary>The classes in the order of their labels, by value if all are numbers and ordinal otherwise; none for a regression.</summary>
    public ImmutableArray<string> Classes => _target.Classes;

    /// <summary>Fits an encoder on all rows of a table.</summary>
    /// <param name="table">The training part.</param>
    /// <param name="options">What to make of it; null for the defaults.</param>
    /// <exception cref="InvalidDataException">The table is refused, as <see cref="Fit(CsvTable, ReadOnlySpan{int}, TableEncoderOptions?)"/> says.</exception>
    public static TableEncoder Fit(CsvTable table, TableEncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Fit(table, AllRows(table), options);
    }

    /// <summary>
    /// Fits an encoder on the training rows of a table. Other rows have no influence on what is fitted; they decide with them of what kind a
    /// column is.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The training rows, each in [0, RowCount).</param>
    /// <param name="options">What to make of it; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">The options contradict each other, or there is no target column at the position that they give.</exception>
    /// <exception cref="InvalidDataException">
    /// A column is missing, has no values, a text among numbers or too many categories, a number isn't finite, or a field is
    /// missing that mustn't be. The message names the file, the line, the column and what is wrong, in one line.
    /// </exception>
    public static TableEncoder Fit(CsvTable table, ReadOnlySpan<int> rows, TableEncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new();
        options.Check();
        var fitting = new TableFitting(table, rows, options);
        return new TableEncoder(fitting.FitInputs(), fitting.FitTarget(), options.MissingValues, options.MissingTargets, table.Dialect.Markers);
    }

    /// <summary>Samples of all rows of a table.</summary>
    /// <param name="table">A table with the columns that the encoder was fitted on, in any order.</param>
    /// <exception cref="InvalidDataException">A row is refused, as <see cref="Encode(CsvTable, ReadOnlySpan{int})"/> says.</exception>
    public Dataset Encode(CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Encode(table, AllRows(table));
    }

    /// <summary>Samples of rows of a table, those that <see cref="SelectRows"/> keeps.</summary>
    /// <param name="table">A table with the columns that the encoder was fitted on, in any order.</param>
    /// <param name="rows">The rows, each in [0, RowCount).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">The encoded inputs don't fit in an array.</exception>
    /// <exception cref="InvalidDataException">
    /// A column is missing, or a field is missing, of the wrong type, not finite, or of a category or class that no training row
    /// has. The message names the file, the line, the column and what is wrong, in one line.
    /// </exception>
    public Dataset Encode(CsvTable table, ReadOnlySpan<int> rows)
    {
        int[] kept = SelectRows(table, rows);
        if ((long)kept.Length * InputLength > Array.MaxLength)
            throw new ArgumentException($"{kept.Length} rows of {InputLength} inputs don't fit in an array.", nameof(rows));
        float[] inputs = new float[kept.Length * InputLength];
        int[] columns = Columns(table);
        int target = table.IndexOf(_target.Name);
        for (int i = 0; i < kept.Length; i++)
        {
            if (_target.FieldOf(table, kept[i], target).IsMissing)
                throw table.Error(kept[i], target, $"the target is missing; {nameof(TableEncoderOptions.MissingTargets)} can drop the row.");
            EncodeInput(table, kept[i], columns, inputs.AsSpan(i * InputLength, InputLength));
        }

        return TargetKind == TargetKind.Labels
            ? new Dataset(inputs, InputLength, Array.ConvertAll(kept, row => _target.GetLabel(_target.FieldOf(table, row, target))))
            : new Dataset(inputs, InputLength, Array.ConvertAll(kept, row => _target.GetValue(_target.FieldOf(table, row, target))), 1);
    }

    /// <summary>The rows that become samples: all but those that a policy drops.</summary>
    /// <param name="table">A table with the columns that the encoder was fitted on, in any order.</param>
    /// <param name="rows">The rows, each in [0, RowCount).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidDataException">The table lacks a column.</exception>
    public int[] SelectRows(CsvTable table, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        int[] kept = rows.ToArray();
        Array.ForEach(kept, table.CheckRow);
        int target = table.IndexOf(_target.Name);
        int[] columns = Columns(table);
        if (_missingTargets == MissingTargetPolicy.DropRow)
            kept = Array.FindAll(kept, row => !_target.FieldOf(table, row, target).IsMissing);
        if (_missingValues == MissingValuePolicy.DropRow)
            kept = Array.FindAll(kept, row => !IsIncomplete(table, row, columns));
        return kept;
    }

    /// <summary>The class of a label.</summary>
    /// <param name="label">In [0, Classes.Length).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public string DecodeLabel(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, Classes.Length);
        return Classes[label];
    }

    /// <summary>The value of the target column that a network's output stands for.</summary>
    /// <param name="output">An output, standardized if the target was.</param>
    public double DecodeTarget(float output) => _target.Scale.Invert(output);

    /// <summary>The encoder as text, to be stored with the model.</summary>
    public string ToJson() => TableEncoderDocument.Write(_inputs, _target, _missingValues, _missingTargets, _markers);

    /// <summary>The encoder of a text.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="InvalidDataException">The text is something else, or its parts don't fit together.</exception>
    public static TableEncoder FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return TableEncoderDocument.Read(json, "encoder");
    }

    /// <summary>Writes <see cref="ToJson"/> to a file.</summary>
    /// <param name="path">The file; if there is one, it is replaced as <see cref="AtomicFile"/> does it.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ToJson())));

    /// <summary>Reads an encoder from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is something else, or its parts don't fit together.</exception>
    public static TableEncoder Load(string path) => TableEncoderDocument.Read(File.ReadAllText(path), path);

    private bool IsIncomplete(CsvTable table, int row, int[] columns)
    {
        for (int i = 0; i < columns.Length; i++)
            if (_inputs[i].FieldOf(table, row, columns[i]).IsMissing)
                return true;
        return false;
    }

    private int[] Columns(CsvTable table) => [.. _inputs.Select(column => table.IndexOf(column.Name))];

    private static int[] AllRows(CsvTable table) => [.. Enumerable.Range(0, table.RowCount)];
}
