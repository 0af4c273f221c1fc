namespace StaticNet.Tests.Scalar;

/// <summary>A batch in the form that the scalar implementation takes and in the one that the library takes.</summary>
/// <param name="Inputs"><c>[batch][inputs]</c>, each exactly a float.</param>
/// <param name="Targets"><c>[batch][outputs]</c>, each exactly a float, or <c>[batch][1]</c> for labels.</param>
internal sealed record ScalarBatch(double[][] Inputs, double[][] Targets)
{
    /// <summary>The inputs, <c>[batch, inputs]</c>.</summary>
    public float[] FlatInputs => [.. Inputs.SelectMany(row => row).Select(value => (float)value)];

    /// <summary>The targets of a loss on values, <c>[batch, outputs]</c>.</summary>
    public float[] FlatTargets => [.. Targets.SelectMany(row => row).Select(value => (float)value)];

    /// <summary>The class labels, <c>[batch]</c>, or <c>[batch, rows]</c>.</summary>
    public int[] Labels => [.. Targets.SelectMany(row => row).Select(value => (int)value)];

    /// <summary>Parts of rows, the batch of each part behind that of the one before: as a network with several inputs takes it.</summary>
    /// <param name="rows"><c>[batch][values]</c></param>
    /// <param name="lengths">The length of each part.</param>
    /// <param name="isWanted">Whether a part is wanted.</param>
    public static double[] Blocks(double[][] rows, IEnumerable<int> lengths, Func<int, bool>? isWanted = null)
    {
        var blocks = new List<double>();
        int first = 0, part = 0;
        foreach (int length in lengths)
        {
            if (isWanted?.Invoke(part++) ?? true)
                blocks.AddRange(rows.SelectMany(row => row.Skip(first).Take(length)));
            first += length;
        }

        return [.. blocks];
    }

    /// <summary>The rows of a flat array.</summary>
    /// <param name="flat"><c>[rows, length]</c></param>
    /// <param name="length">The length of a row.</param>
    public static double[][] Rows(ReadOnlySpan<float> flat, int length)
    {
        double[][] rows = new double[flat.Length / length][];
        for (int row = 0; row < rows.Length; row++)
            rows[row] = Array.ConvertAll(flat.Slice(row * length, length).ToArray(), value => (double)value);
        return rows;
    }

    /// <summary>
    /// Draws the network's parameters and a batch for it, again and again until no value lies within a distance of a kink.
    /// </summary>
    /// <param name="network">Receives its parameters.</param>
    /// <param name="samples">The size of the batch.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="kinkDistance">
    /// What <see cref="ScalarNetwork.KinkDistance"/> must exceed: next to a kink two right implementations disagree.
    /// </param>
    public static ScalarBatch Draw(ScalarNetwork network, int samples, int seed, double kinkDistance)
    {
        const int Attempts = 1000;
        var random = new Random(seed);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            DrawParameters(network, random);
            DrawStatistics(network, random);
            double[][] inputs = DrawRows(samples, () => network.DrawInput(1.5, random));
            double[][] targets = DrawRows(samples, () => network.DrawTarget(random));
            if (network.KinkDistance(inputs, targets) > kinkDistance)
                return new ScalarBatch(inputs, targets);
        }

        throw new InvalidOperationException($"No batch of {samples} keeps a distance of {kinkDistance} from every kink.");
    }

    private static void DrawParameters(ScalarNetwork network, Random random)
    {
        foreach (var parameter in network.Parameters)
        {
            // Uniform in ±√(3/fanIn) has variance 1/fanIn: signals keep their size through the layers.
            int fanIn = parameter.Shape.Skip(1).Aggregate(1, (product, size) => product * size);
            DrawValues(parameter.Values.Length, parameter.Shape.Length == 1 ? 0.5 : Math.Sqrt(3.0 / fanIn), random).CopyTo(parameter.Values, 0);
        }
    }

    // Means within the values' reach, variances between a half and one and a half.
    private static void DrawStatistics(ScalarNetwork network, Random random)
    {
        foreach (var statistic in network.Statistics)
            DrawValues(statistic.Values.Length, 0.5, random).Select(value => value + (statistic.Name == "RunningVariance" ? 1 : 0))
                .Select(value => (double)(float)value).ToArray().CopyTo(statistic.Values, 0);
    }

    private static double[][] DrawRows(int count, Func<double[]> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];

    private static double[] DrawValues(int count, double limit, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => (double)(float)((2 * random.NextDouble() - 1) * limit))];
}
