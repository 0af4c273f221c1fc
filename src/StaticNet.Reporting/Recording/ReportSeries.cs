using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>A named curve.</summary>
/// <param name="Name">What it is called in legends.</param>
/// <param name="Points">Its points, in the order of their steps.</param>
public sealed record ReportSeries(string Name, ImmutableArray<SeriesPoint> Points)
{
    /// <summary>A curve of values at the steps 1, 2, ….</summary>
    /// <param name="name">What it is called in legends.</param>
    /// <param name="values">The values; more than 2,000 are joined as <see cref="SeriesRecorder"/> does.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static ReportSeries Create(string name, ReadOnlySpan<double> values)
    {
        var recorder = new SeriesRecorder(name);
        for (int i = 0; i < values.Length; i++)
            recorder.Add(i + 1, values[i]);
        return recorder.ToSeries();
    }
}
