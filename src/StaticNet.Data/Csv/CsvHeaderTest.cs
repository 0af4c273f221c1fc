namespace StaticNet.Data;

/// <summary>
/// Weighs whether the first record of a table names its columns: by how likely its fields would be as names, against how likely they
/// would be as values of columns like those below.
/// </summary>
/// <param name="records">The records, the first one included.</param>
/// <param name="markers">What counts as missing.</param>
/// <param name="numbers">How numbers are written.</param>
/// <param name="shift">The columns to the left of the first record's fields: 1 where it has no name for row names.</param>
internal sealed class CsvHeaderTest(CsvRecords records, MissingMarkers markers, CsvNumberFormat numbers, int shift)
{
    // More rows don't make it clearer.
    private const int MostRows = 2000;

    // How often such fields are names: rare are all but words.
    private const double EmptyName = 0.3, MarkerName = 0.02, NumberName = 0.01, YearName = 0.3, CoveredYearName = 0.05;
    private const double ValueName = 0.01, RepeatedName = 0.2, LongName = 0.05;

    // How often a column has a first exception: a missing field where there was none, a word among numbers.
    private const double Exception = 0.02, FirstMissing = 0.25;

    // The names that pandas gives columns which have none.
    private const double CountedNames = 0.02;

    // How many numbers there may be for the one that follows a year.
    private const double OtherYears = 1000;

    private const int LongestName = 60;

    private readonly HashSet<string> _wordsAboveNumbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wordsAboveTexts = new(StringComparer.Ordinal);

    /// <summary>
    /// The odds that the first record names columns, as a logarithm: above 0 it rather does, below it is rather data.
    /// </summary>
    public double Weigh()
    {
        double odds = 0;
        for (int column = shift; column < records.CountOf(0) + shift && column < records.CountOf(1); column++)
            odds += Weigh(new CsvColumnProfile(records, column, MostRows, markers, numbers), records.GetText(0, column - shift));
        return odds + WeighCounting();
    }

    private double Weigh(CsvColumnProfile below, string first)
    {
        if (markers.Contains(first))
            return Math.Log(first.Length == 0 ? EmptyName : MarkerName) - Math.Log((below.Missing + FirstMissing) / (below.Rows + 2));
        bool isNumber = below.IsNumber(first, out double value);
        if (below.Numbers == 0 && below.Words == 0)
            return isNumber ? Math.Log(NumberName) : -Math.Log(Exception);
        if (isNumber)
            return below.IsOfNumbers ? WeighNumber(below, first, value) : Math.Log(NumberName) - below.LogShare(below.Numbers, Exception);
        return below.IsOfNumbers ? WeighWordAboveNumbers(below, first) : WeighWord(below, first);
    }

    private static double WeighNumber(CsvColumnProfile below, string first, double value)
    {
        if (!CsvColumnProfile.IsYear(first) || below.HasYears)
            return Math.Log(NumberName);
        return below.Covers(value) ? Math.Log(CoveredYearName) - below.LogShare(0, 1) : Math.Log(YearName) - below.LogShare(0, Exception);
    }

    // The same word in several columns is one event: what failed to be measured failed once.
    private double WeighWordAboveNumbers(CsvColumnProfile below, string first)
    {
        if (!_wordsAboveNumbers.Add(first))
            return Math.Log(RepeatedName);
        return below.Contains(first) ? Math.Log(ValueName) - below.LogShare(below.Words, Exception) : -below.LogShare(below.Words, Exception);
    }

    // By Good and Turing, a value is new as often as the values seen once are frequent; so is the way that it is written.
    private double WeighWord(CsvColumnProfile below, string first)
    {
        if (below.Contains(first))
            return Math.Log(ValueName);
        double name = first.Length > LongestName || first.Contains('\n', StringComparison.Ordinal) ? Math.Log(LongName) : 0;
        if (!_wordsAboveTexts.Add(first))
            name += Math.Log(RepeatedName);
        double surprise = below.LogShare(below.WordsSeenOnce, 1);
        if (!below.HasShapeOf(first))
            surprise = Math.Min(surprise, below.LogShare(below.ShapesSeenOnce, 0.5 * below.Shapes));
        return name - Math.Min(0, surprise);
    }

    // 0, 1, 2 … above numbers that don't count are names of pandas; few of them may be data. Years in a row are hardly anything but names.
    private double WeighCounting()
    {
        int count = records.CountOf(0);
        int start = 0;
        while (start < count && !numbers.TryParse(records.GetField(0, start), out _))
            start++;
        int length = count - start;
        bool areYears = length > 1 && CsvColumnProfile.IsYear(records.GetText(0, start));
        if ((length < 3 && !areYears) || !Counts(0, start, length, areYears))
            return 0;
        // Rows that count on from wherever they begin are data that counts, and so may the first be.
        for (int row = 1; row < Math.Min(records.Count, MostRows); row++)
            if (records.CountOf(row) == count + shift && Counts(row, start + shift, length, fromAnywhere: true))
                return 0;
        return areYears
            ? (length - 1) * Math.Log(OtherYears)
            : Math.Log(CountedNames) - (length * Math.Log(NumberName)) + ((length - 2) * Math.Log(10));
    }

    private bool Counts(int row, int start, int length, bool fromAnywhere)
    {
        double first = fromAnywhere ? 0 : records.GetText(row, start) == "1" ? 1 : 0;
        for (int i = 0; i < length; i++)
        {
            if (!numbers.TryParse(records.GetField(row, start + i), out double value))
                return false;
            if (fromAnywhere && i == 0)
                first = value;
            if (value != first + i)
                return false;
        }

        return true;
    }
}
