namespace StaticNet.Reporting;

/// <summary>Collects the norms of a recurrence's gradients through time: of each step of the sequence one point, which joins all passes.</summary>
/// <param name="name">What it is called.</param>
/// <param name="health">The recurrence.</param>
internal sealed class StateGradientRecorder(string name, RecurrenceHealth health)
{
    private readonly SeriesPoint[] _run = new SeriesPoint[health.Steps];
    private bool _isEmpty = true;

    /// <summary>Adds the last pass.</summary>
    public void Add()
    {
        _isEmpty = false;
        for (int step = 0; step < _run.Length; step++)
            if (Exists(step))
                _run[step] = _run[step].First == 0 ? PointOf(step) : _run[step].Join(PointOf(step));
    }

    /// <summary>What was added so far; null for nothing.</summary>
    public ReportStateGradients? ToReport() => _isEmpty ? null : new ReportStateGradients(
        name,
        new ReportSeries("mean and extremes of the run", [.. _run.Where(point => point.First > 0)]),
        new ReportSeries("last step of training", [.. Enumerable.Range(0, _run.Length).Where(Exists).Select(PointOf)]),
        health.Verdict);

    // Of shorter samples alone no one may have a step.
    private bool Exists(int step) => health.Samples[step] > 0;

    private SeriesPoint PointOf(int step) => SeriesPoint.Of(step + 1, health.StateGradientNorms[step]);
}
