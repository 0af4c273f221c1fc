using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients;

/// <summary>What was measured while a network trained.</summary>
/// <param name="Experiment">The network and its treatment.</param>
/// <param name="Steps">Its steps, at least one; the last is the first that isn't finite, if there is one.</param>
/// <param name="TestAccuracy">The part of the test points that it got right at its end, in [0, 1].</param>
internal sealed record ExperimentRecord(Experiment Experiment, ImmutableArray<ExperimentStep> Steps, double TestAccuracy)
{
    /// <summary>The last step.</summary>
    public ExperimentStep Last => Steps[^1];
}
