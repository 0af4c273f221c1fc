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
        SequenceLengths[] lengths = [.. outcomes.Select(outcome => outcome.Trial.Lengths).Distinct().OrderBy(length => (length.Longest, -length.Shortest))];
        writer.WriteLine($"{"",-25}{string.Concat(lengths.Select(length => $"{length,12}"))}");
        foreach (var row in outcomes.GroupBy(outcome => (outcome.Trial.Start, outcome.Trial.Method)).OrderBy(row => row.Key))
        {
            writer.Write($"{TemporalOrderTrial.NameOf(row.Key.Start)}, {TemporalOrderTrial.NameOf(row.Key.Method)}".PadRight(25));
            writer.WriteLine(string.Concat(lengths.Select(length => $"{Cell([.. row.Where(outcome => outcome.Trial.Lengths == length)]),12}")));
        }

        foreach (var outcome in outcomes.Where(outcome => !outcome.State.LongTests.IsEmpty))
            writer.WriteLine($"{outcome.Trial.Name}, wrong of longer sequences: {string.Join(", ", outcome.State.LongTests.Select(Describe))}");
        writer.WriteLine("n/m: of m trainings n get fewer than one in a hundred fresh sequences wrong; (d): d ended with numbers that aren't finite");
    }

    private static string Describe(LongTest test) => string.Create(CultureInfo.InvariantCulture, $"{test.Wrong} of {test.Sequences} of {test.Length} steps");

    private static string Cell(TemporalOrderOutcome[] outcomes)
    {
        if (outcomes.Length == 0)
            return "";
        int diverged = outcomes.Count(outcome => outcome.Diverged);
        string text = string.Create(CultureInfo.InvariantCulture, $"{outcomes.Count(outcome => outcome.Succeeded)}/{outcomes.Length}");
        return diverged == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text} ({diverged})");
    }
}
