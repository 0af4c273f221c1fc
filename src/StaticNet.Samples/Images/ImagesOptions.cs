using StaticNet.Samples.Classification;

namespace StaticNet.Samples.Images;

/// <summary>What the user asked for, within its limits.</summary>
/// <param name="DataDirectory">The directory of CIFAR-10's files or of the classes' folders; null for pictures drawn by program.</param>
/// <param name="TrainSamples">The drawn training samples.</param>
/// <param name="TestSamples">The drawn test samples.</param>
/// <param name="Training">How the network is trained.</param>
internal sealed record ImagesOptions(string? DataDirectory, int TrainSamples, int TestSamples, ClassifierOptions Training);
