using StaticNet.Samples.Training;

namespace StaticNet.Samples.Classification;

/// <summary>What a run achieved.</summary>
/// <param name="Training">What its epochs achieved.</param>
/// <param name="CompleteEpochs">The complete epochs, those before it was resumed included.</param>
/// <param name="Test">How good the network is on the test set after the last of them; null if that isn't known.</param>
internal sealed record ClassifierOutcome(TrainingOutcome Training, int CompleteEpochs, Evaluation? Test)
{
    /// <summary>The epoch whose weights the network has; null if the run was ended within one.</summary>
    public int? KeptEpoch => Training.Partial is null ? Training.BestEpoch ?? CompleteEpochs : null;
}
