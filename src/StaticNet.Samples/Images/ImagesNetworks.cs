using StaticNet.Samples.Classification;
using StaticNet.Schedules;

namespace StaticNet.Samples.Images;

/// <summary>The network that tells images apart.</summary>
internal static class ImagesNetworks
{
    /// <summary>The network.</summary>
    public static ClassifierNetwork Residual { get; } =
        new CompiledClassifier<ImageClassifier>("residual", static (seed, batch, workers) => new ImageClassifier(seed, batch, workers)) { Schedule = "cosine" };
}
