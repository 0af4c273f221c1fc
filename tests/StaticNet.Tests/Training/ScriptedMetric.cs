namespace StaticNet.Tests.Training;

/// <summary>Counts samples, or gives values that a test has decided.</summary>
internal sealed class ScriptedMetric(string name, params double[] values) : Metric
{
    private int _evaluations;

    public int Samples { get; private set; }

    public override string Name => name;

    public override bool HigherIsBetter => true;

    public override double Value => values.Length == 0 ? Samples : values[Math.Clamp(_evaluations - 1, 0, values.Length - 1)];

    public override void Begin(NetworkArchitecture architecture, int samples) => Samples = 0;

    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        if (Samples == 0)
            _evaluations++;
        Samples += targets.Labels.Length;
    }
}
