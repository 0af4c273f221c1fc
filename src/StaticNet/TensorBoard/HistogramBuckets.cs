namespace StaticNet.TensorBoard;

/// <summary>
/// The buckets that TensorFlow's histograms have (<c>histogram.cc</c>): limits of 1e-12 times powers of 1.1 up to 1e20, on both sides of 0,
/// and the largest double.
/// </summary>
internal sealed class HistogramBuckets
{
    private static readonly double[] Limits = CreateLimits();

    private readonly double[] _counts = new double[Limits.Length];
    private double _minimum;
    private double _maximum;
    private double _count;
    private double _sum;
    private double _squares;

    /// <summary>Counts values; those that aren't finite are left out.</summary>
    /// <param name="values">The values.</param>
    public void Count(ReadOnlySpan<float> values)
    {
        Array.Clear(_counts);
        (_minimum, _maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        (_count, _sum, _squares) = (0, 0, 0);
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                continue;
            _count++;
            _sum += value;
            _squares += (double)value * value;
            _minimum = Math.Min(_minimum, value);
            _maximum = Math.Max(_maximum, value);
            _counts[BucketOf(value)]++;
        }

        if (_count == 0)
            (_minimum, _maximum) = (0, 0);
    }

    /// <summary>Writes what was counted as a <c>HistogramProto</c>: only the buckets from the first that isn't empty to the last.</summary>
    /// <param name="buffer">Receives its fields.</param>
    public void Write(ProtobufBuffer buffer)
    {
        buffer.WriteDouble(1, _minimum);
        buffer.WriteDouble(2, _maximum);
        buffer.WriteDouble(3, _count);
        buffer.WriteDouble(4, _sum);
        buffer.WriteDouble(5, _squares);
        if (_count == 0)
            return;
        int first = BucketOf(_minimum), count = BucketOf(_maximum) - first + 1;
        buffer.WriteDoubles(6, Limits.AsSpan(first, count));
        buffer.WriteDoubles(7, _counts.AsSpan(first, count));
    }

    // The first bucket whose limit is above the value.
    private static int BucketOf(double value)
    {
        int index = Array.BinarySearch(Limits, value);
        return index >= 0 ? index + 1 : ~index;
    }

    private static double[] CreateLimits()
    {
        var positive = new List<double>();
        for (double limit = 1e-12; limit < 1e20; limit *= 1.1)
            positive.Add(limit);
        positive.Add(double.MaxValue);
        return [.. positive.AsEnumerable().Reverse().Select(limit => -limit), 0, .. positive];
    }
}
