using System.Globalization;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The outcomes as a table: a row a start and a method, a column a length, in each cell how many of the trainings learned the task.</summary>
internal static class TemporalOrderTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="outcomes">The trainings that ended.</param>
    /// <param name="writer">Receives it.</param>
    public static void Write(IReadOnlyList<TemporalOrderOutcome> outcomes, TextWriter writer)
    {
        int[] lengths = [.. outcomes.Select(outcome => outcome.Trial.Length).Distinct().Order()];
        writer.WriteLine($"{"",-22}{string.Concat(lengths.Select(length => string.Create(CultureInfo.InvariantCulture, $"{length,12}")))}");
        foreach (var row in outcomes.GroupBy(outcome => (outcome.Trial.Start, outcome.Trial.Clips)).OrderBy(row => row.Key))
        {
            writer.Write($"{TemporalOrderTrial.NameOf(row.Key.Start)}, {row.First().Trial.Method}".PadRight(22));
            writer.WriteLine(string.Concat(lengths.Select(length => $"{Cell([.. row.Where(outcome => outcome.Trial.Length == length)]),12}")));
        }

        writer.WriteLine("n/m: of m trainings n get fewer than one in a hundred fresh sequences wrong; (d): d ended with numbers that aren't finite");
    }

    private static string Cell(TemporalOrderOutcome[] outcomes)
    {
        if (outcomes.Length == 0)
            return "";
        int diverged = outcomes.Count(outcome => outcome.Diverged);
        string text = string.Create(CultureInfo.InvariantCulture, $"{outcomes.Count(outcome => outcome.Succeeded)}/{outcomes.Length}");
        return diverged == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text} ({diverged})");
    }
}
