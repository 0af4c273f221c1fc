namespace StaticNet.CompilerServices;

/// <summary>Random orders and splits of samples: functions of a seed and of what is split, with the same result on every machine.</summary>
public static class SampleOrder
{
    /// <summary>The indices of samples in random order.</summary>
    public static int[] Permutation(int count, ulong seed)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        var random = new RandomStream(seed, RandomStreams.Derive(RandomStreams.Splitting, 0));
        random.Shuffle(order);
        return order;
    }

    /// <summary>The first of the shuffled indices, and the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples than the first part is to have.</exception>
    public static (int[] First, int[] Second) Split(int count, int firstCount, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstCount, count);
        int[] order = Permutation(count, seed);
        return (order[..firstCount], order[firstCount..]);
    }

    /// <summary>The samples of a fraction, rounded to the nearest count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fraction isn't above 0 and below 1.</exception>
    public static int CountOf(int count, double firstFraction)
    {
        if (!(firstFraction > 0 && firstFraction < 1))
            throw new ArgumentOutOfRangeException(nameof(firstFraction), firstFraction, "A fraction is above 0 and below 1.");
        return (int)Math.Round(count * firstFraction, MidpointRounding.AwayFromZero);
    }

    /// <summary>Shuffled indices in two parts, of which the first has each class by its share.</summary>
    /// <param name="classes">The class of each sample, any integers.</param>
    /// <param name="firstFraction">Above 0 and below 1.</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its limits.</exception>
    public static (int[] First, int[] Second) SplitStratified(ReadOnlySpan<int> classes, double firstFraction, ulong seed)
    {
        int firstCount = CountOf(classes.Length, firstFraction);
        var left = Quotas(classes, firstCount, firstFraction);
        int[] first = new int[firstCount];
        int[] second = new int[classes.Length - firstCount];
        int firsts = 0, seconds = 0;
        foreach (int index in Permutation(classes.Length, seed))
        {
            if (left[classes[index]] > 0)
            {
                left[classes[index]]--;
                first[firsts++] = index;
            }
            else
            {
                second[seconds++] = index;
            }
        }

        return (first, second);
    }

    /// <summary>How many samples of each class belong to the first part: largest remainders, the smaller class first among equals.</summary>
    private static SortedDictionary<int, int> Quotas(ReadOnlySpan<int> classes, int firstCount, double firstFraction)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (int label in classes)
            counts[label] = counts.GetValueOrDefault(label) + 1;

        var quotas = new SortedDictionary<int, int>();
        foreach (var (label, count) in counts)
            quotas[label] = (int)(count * firstFraction);
        // Rounded shares may miss the rounded total by less than one sample a class.
        int missing = firstCount - quotas.Values.Sum();
        var byRemainder = counts.OrderByDescending(entry => (entry.Value * firstFraction) - quotas[entry.Key]).ThenBy(entry => entry.Key);
        foreach (var (label, _) in byRemainder.Take(missing))
            quotas[label]++;
        return quotas;
    }
}
