namespace StaticNet.Tests.Training;

/// <summary>A metric that is defined for whole numbers alone.</summary>
internal sealed class WholeMetric : Metric
{
    public override string Name => "whole";

    public override bool HigherIsBetter => true;

    public override double Value => 0;

    public override bool TakesTarget(float target) => float.IsInteger(target);

    public override void Begin(NetworkArchitecture architecture, int samples)
    {
    }

    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
    }
}
