namespace StaticNet.Reporting;

/// <summary>Collects a layer's update ratios and verdicts.</summary>
/// <param name="health">The layer.</param>
/// <param name="capacity">The most points of the curve.</param>
internal sealed class LayerHealthRecorder(LayerHealth health, int capacity)
{
    private readonly SeriesRecorder? _ratio = health.ParameterCount > 0 ? new SeriesRecorder(health.Name, capacity) : null;

    private GradientVerdict _last;
    private GradientVerdict _worst;
    private long _worstSteps;
    private long _steps;

    /// <summary>Adds the last step.</summary>
    /// <param name="step">Its number.</param>
    public void Add(long step)
    {
        _ratio?.Add(step, health.UpdateRatio);
        _last = health.Verdict;
        _worstSteps = _last > _worst ? 1 : _last == _worst ? _worstSteps + 1 : _worstSteps;
        _worst = _last > _worst ? _last : _worst;
        _steps++;
    }

    /// <summary>What was added so far; null for nothing.</summary>
    public ReportLayerHealth? ToReport() => _steps == 0
        ? null
        : new ReportLayerHealth(health.Name, _last, _worst, _worstSteps, _steps) { UpdateRatio = _ratio?.ToSeries() };
}
