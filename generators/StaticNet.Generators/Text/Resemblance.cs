namespace StaticNet.Generators.Text;

/// <summary>Finds the name that a misspelled one was meant to be.</summary>
internal static class Resemblance
{
    /// <summary>One letter in so many may be wrong.</summary>
    private const int LettersForMistake = 3;

    /// <summary>The name that a written one resembles most, letters of either case alike; null if it resembles none.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="names">The names.</param>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        var (name, mistakes) = names.Select(name => (name, mistakes: CountMistakes(written, name))).OrderBy(pair => pair.mistakes).FirstOrDefault();
        return name is not null && mistakes * LettersForMistake <= written.Length ? name : null;
    }

    // The fewest letters to change, add or leave out (Levenshtein 1966).
    private static int CountMistakes(string written, string name)
    {
        int[] above = [.. Enumerable.Range(0, name.Length + 1)];
        for (int row = 1; row <= written.Length; row++)
        {
            int[] counts = new int[name.Length + 1];
            counts[0] = row;
            for (int column = 1; column <= name.Length; column++)
            {
                int changed = char.ToUpperInvariant(written[row - 1]) == char.ToUpperInvariant(name[column - 1]) ? 0 : 1;
                counts[column] = Math.Min(above[column - 1] + changed, Math.Min(above[column], counts[column - 1]) + 1);
            }

            above = counts;
        }

        return above[name.Length];
    }
}
