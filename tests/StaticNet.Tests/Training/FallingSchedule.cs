namespace StaticNet.Tests.Training;

/// <summary>A rate that falls with each position, and rises with what it observed.</summary>
internal sealed class FallingSchedule(float start, double? momentum = null) : Schedule
{
    private double _observed;

    /// <summary>What it was told.</summary>
    public List<double> Observed { get; } = [];

    public override bool ObservesMetric => true;

    public override Span<double> Scalars => new(ref _observed);

    public override float GetLearningRate(long position) => start / (position + 1) * (1 + (float)_observed);

    public override double? GetMomentum(long position) => momentum / (position + 1);

    public override void Observe(double metric)
    {
        Observed.Add(metric);
        _observed = metric;
    }
}
