using System.Collections.Immutable;

namespace StaticNet.Samples.Predict;

/// <summary>An image as a network knows images.</summary>
/// <param name="Inputs">The network's inputs.</param>
/// <param name="Changes">What was done to the image for that, in words; none if it was so already.</param>
internal sealed record PreparedImage(float[] Inputs, ImmutableArray<string> Changes);
