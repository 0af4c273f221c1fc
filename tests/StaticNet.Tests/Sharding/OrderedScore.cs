namespace StaticNet.Tests.Sharding;

/// <summary>A metric of a user's, whose bits depend on the order of the samples, on their weights and on how they are cut into batches.</summary>
internal sealed class OrderedScore : Metric
{
    private int _classes;
    private double _sum;

    public override string Name => "ordered_score";

    public override bool HigherIsBetter => true;

    public override double Value => _sum;

    public override void Begin(NetworkArchitecture architecture, int samples) => (_classes, _sum) = (architecture.OutputLength, 0);

    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        double batch = 0;
        for (int i = 0; i < targets.Labels.Length; i++)
            batch += targets.SampleWeights[i] * outputs[(i * _classes) + targets.Labels[i]];
        _sum = (_sum * 0.75) + batch;
    }
}
