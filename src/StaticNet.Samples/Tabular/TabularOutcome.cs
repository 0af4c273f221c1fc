using System.Collections.Immutable;
using StaticNet.Samples.Training;

namespace StaticNet.Samples.Tabular;

/// <summary>What a training achieved.</summary>
/// <param name="Training">What its epochs achieved.</param>
/// <param name="CompleteEpochs">The complete epochs.</param>
/// <param name="Test">The figures on the test rows, by name, in the order to show them.</param>
/// <param name="WeightsHash">The SHA-256 of the parameters.</param>
internal sealed record TabularOutcome(
    TrainingOutcome Training, int CompleteEpochs, ImmutableArray<KeyValuePair<string, double>> Test, string WeightsHash);
