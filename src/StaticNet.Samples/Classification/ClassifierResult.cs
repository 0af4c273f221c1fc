using StaticNet.Schedules;

namespace StaticNet.Samples.Classification;

/// <summary>The JSON object of a run.</summary>
/// <param name="Network">The network's class.</param>
/// <param name="Parameters">The number of its parameters.</param>
/// <param name="Dataset">What the samples are called.</param>
/// <param name="TrainSamples">The training samples.</param>
/// <param name="ValidationSamples">The samples held back for validation.</param>
/// <param name="TestSamples">The test samples.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Schedule">The schedule of the learning rate.</param>
/// <param name="IsAugmented">Whether training samples were changed at random.</param>
/// <param name="AugmentationStrength">How far, as a part of the task's limits; null if they weren't.</param>
/// <param name="BatchSize">The samples of a step.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Workers">The threads that shared the work.</param>
/// <param name="Epochs">The complete epochs, those before it was resumed included.</param>
/// <param name="IsCancelled">Whether the run was ended by Ctrl+C.</param>
/// <param name="TrainLoss">The mean loss over the samples of the last epoch; null if there was no step.</param>
/// <param name="ValidationLoss">The mean loss on the samples held back after the last complete epoch; null without any.</param>
/// <param name="ValidationAccuracy">The part of them that it got right, in [0, 1]; null without any.</param>
/// <param name="BestEpoch">The epoch with the best validation accuracy, whose weights these are; null without validation.</param>
/// <param name="TestLoss">The mean loss on the test set after the last complete epoch; null without one.</param>
/// <param name="TestAccuracy">The part of the test set that it got right, in [0, 1]; null without a complete epoch.</param>
/// <param name="SecondsPerEpoch">The mean time of an epoch's steps, without tests; null without a complete epoch.</param>
/// <param name="WeightsHash">The SHA-256 of the parameters.</param>
internal sealed record ClassifierResult(
    string Network,
    int Parameters,
    string Dataset,
    int TrainSamples,
    int ValidationSamples,
    int TestSamples,
    ulong Seed,
    string Optimizer,
    string Schedule,
    bool IsAugmented,
    float? AugmentationStrength,
    int BatchSize,
    float LearningRate,
    int Workers,
    int Epochs,
    bool IsCancelled,
    double? TrainLoss,
    double? ValidationLoss,
    double? ValidationAccuracy,
    int? BestEpoch,
    double? TestLoss,
    double? TestAccuracy,
    double? SecondsPerEpoch,
    string WeightsHash);
