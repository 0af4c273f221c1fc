using System.Diagnostics.Metrics;

namespace StaticNet.Training;

/// <summary>The steps of trainers as instruments of the meter <see cref="GradientHealth.MeterName"/>.</summary>
/// <param name="network">The name of the network's class.</param>
internal sealed class TrainerMetrics(string network)
{
    private static readonly Meter Meter = new(GradientHealth.MeterName);

    private static readonly Counter<long> Steps = Meter.CreateCounter<long>(
        "staticnet.training.steps", description: "The steps of the optimizer.");

    private static readonly Counter<long> SkippedSteps = Meter.CreateCounter<long>(
        "staticnet.training.steps.skipped", description: "The steps that were bad and not made, or rolled back.");

    private static readonly Gauge<double> Loss = Meter.CreateGauge<double>(
        "staticnet.training.loss", description: "The mean loss of the step's samples.");

    private static readonly Gauge<double> LearningRate = Meter.CreateGauge<double>(
        "staticnet.training.learning_rate", description: "The learning rate of the step.");

    private static readonly Histogram<double> GradientNorm = Meter.CreateHistogram<double>(
        "staticnet.training.gradient.norm", description: "The norm of all gradients of the step before they are scaled.");

    private readonly KeyValuePair<string, object?> _network = new("network", network);

    /// <summary>Records a step; costs a comparison each where nobody listens.</summary>
    /// <param name="result">What its passes have found.</param>
    /// <param name="learningRate">Its learning rate.</param>
    /// <param name="outcome">What became of it.</param>
    public void Record(GradientResult result, float learningRate, StepOutcome outcome)
    {
        if (LearningRate.Enabled)
            LearningRate.Record(learningRate, _network);
        if (outcome != StepOutcome.Accepted)
        {
            if (SkippedSteps.Enabled)
                SkippedSteps.Add(1, _network);
            return;
        }

        if (Steps.Enabled)
            Steps.Add(1, _network);
        if (Loss.Enabled)
            Loss.Record(result.Loss, _network);
        if (GradientNorm.Enabled)
            GradientNorm.Record(result.Norm, _network);
    }
}
