using StaticNet.Samples.Classification;

namespace StaticNet.Samples.Digits;

/// <summary>What the user asked for, within its limits.</summary>
/// <param name="DataDirectory">The directory of MNIST's files; null for the synthetic digits.</param>
/// <param name="TrainSamples">The synthetic training samples.</param>
/// <param name="TestSamples">The synthetic test samples.</param>
/// <param name="Network">The network, one of <see cref="DigitsNetworks.All"/>.</param>
/// <param name="Training">How the network is trained.</param>
internal sealed record DigitsOptions(string? DataDirectory, int TrainSamples, int TestSamples, ClassifierNetwork Network, ClassifierOptions Training);
