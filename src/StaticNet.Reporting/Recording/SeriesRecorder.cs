namespace StaticNet.Reporting;

/// <summary>
/// Collects a value a step in bounded memory. When its points are used up, every two neighbours become one, and from then on twice as many
/// values go into a point: all points but the last are of equally many values. Each point keeps the first and last step, minimum,
/// maximum and mean of its values, so that the extremes of a run are never lost.
/// </summary>
/// <remarks>All space is taken by the constructor; adding allocates nothing. An instance serves one thread at a time.</remarks>
public sealed class SeriesRecorder
{
    /// <summary>The points unless told otherwise: about as many as a plot has columns.</summary>
    public const int DefaultCapacity = 2000;

    private readonly SeriesPoint[] _points;
    private int _count; // the points in use, the open one included
    private long _valuesAPoint = 1;

    /// <summary>An empty series.</summary>
    /// <param name="name">What it is called in legends.</param>
    /// <param name="capacity">The most points it keeps: even, at least 2.</param>
    /// <exception cref="ArgumentException">The name is empty, or the capacity is odd or below 2.</exception>
    public SeriesRecorder(string name, int capacity = DefaultCapacity)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (capacity < 2 || capacity % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "The capacity is even and at least 2, so that neighbours can be joined.");
        Name = name;
        _points = new SeriesPoint[capacity];
    }

    /// <summary>What it is called in legends.</summary>
    public string Name { get; }

    /// <summary>The most points it keeps.</summary>
    public int Capacity => _points.Length;

    /// <summary>Adds a value.</summary>
    /// <param name="step">Its step, after those before it.</param>
    /// <param name="value">The value; NaN and infinities are counted, and left out of means and extremes.</param>
    public void Add(long step, double value)
    {
        var point = SeriesPoint.Of(step, value);
        if (_count > 0 && _points[_count - 1] is var open && open.Count + open.NonFinite < _valuesAPoint)
        {
            _points[_count - 1] = open.Join(point);
            return;
        }

        if (_count == _points.Length)
            Halve();
        _points[_count++] = point;
    }

    /// <summary>What was added so far.</summary>
    public ReportSeries ToSeries() => new(Name, [.. _points.AsSpan(0, _count)]);

    private void Halve()
    {
        _count /= 2;
        for (int i = 0; i < _count; i++)
            _points[i] = _points[2 * i].Join(_points[(2 * i) + 1]);
        _valuesAPoint *= 2;
    }
}
